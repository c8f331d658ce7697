/** Requests with an {@code Idempotency-Key}, and the responses that are replayed. */
package coffee.rest.idempotency;
