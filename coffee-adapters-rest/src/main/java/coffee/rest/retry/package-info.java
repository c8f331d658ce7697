/** {@code Idempotency-Key}: a repeated write is executed once and answered again. */
package coffee.rest.retry;
