/** {@code Idempotency-Key}: a write sent again is answered again and done once. */
package coffee.rest.retry;
