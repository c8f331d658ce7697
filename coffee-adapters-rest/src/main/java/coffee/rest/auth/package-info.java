/** Authentication by bearer key, and authorization by scope. */
package coffee.rest.auth;
