/** PostgreSQL adapter: transactions, failures, and shared classes. */
package coffee.persistence;
