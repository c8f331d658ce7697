/** Fuzz tests with requests generated from the API specification. */
package coffee.app.fuzz;
