/** Answers of earlier requests, in PostgreSQL. */
package coffee.persistence.retry;
