/** Requests right and wrong, made from the wire contract, against the running service. */
package coffee.app.fuzz;
