/** Checks responses against {@code docs/openapi.yaml}. */
package coffee.rest.contract;
