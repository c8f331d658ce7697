/** Steps in PostgreSQL. */
package coffee.persistence.steps;
