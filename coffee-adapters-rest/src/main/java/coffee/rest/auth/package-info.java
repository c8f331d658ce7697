/** Which person a bearer key stands for, and what it allows. */
package coffee.rest.auth;
