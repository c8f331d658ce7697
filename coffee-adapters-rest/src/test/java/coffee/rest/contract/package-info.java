/** Holds what the service answers to what {@code docs/openapi.yaml} promises. */
package coffee.rest.contract;
