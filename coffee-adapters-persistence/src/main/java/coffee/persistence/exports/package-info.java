/** Reads all records of a person from PostgreSQL page by page. */
package coffee.persistence.exports;
