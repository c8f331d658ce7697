/** Idempotent writes: repeating a request does not repeat its effect. */
package coffee.domain.retry;
