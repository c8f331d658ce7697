/** Imports and their queue in PostgreSQL. */
package coffee.persistence.imports;
