/** Stored answers of requests with an idempotency key, in PostgreSQL. */
package coffee.persistence.retry;
