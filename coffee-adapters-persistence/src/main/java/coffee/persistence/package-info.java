/** PostgreSQL behind the ports: transactions, failures, and what all of the features share. */
package coffee.persistence;
