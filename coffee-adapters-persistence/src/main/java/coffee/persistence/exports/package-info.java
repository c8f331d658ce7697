/** Everything that a person logged, read from PostgreSQL page by page. */
package coffee.persistence.exports;
