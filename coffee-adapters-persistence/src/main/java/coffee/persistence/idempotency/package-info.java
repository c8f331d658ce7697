/** Idempotency records in PostgreSQL. */
package coffee.persistence.idempotency;
