/** Which person a bearer key stands for. */
package coffee.rest.auth;
