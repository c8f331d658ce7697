/** Parses requests, and collects all violations. */
package coffee.rest.json;
