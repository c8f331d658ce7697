/** Statistics of what is stored, from PostgreSQL. */
package coffee.persistence.storage;
