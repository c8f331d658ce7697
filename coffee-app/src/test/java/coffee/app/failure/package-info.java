/** Behaviour when a dependency of the service fails. */
package coffee.app.failure;
