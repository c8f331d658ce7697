/** Statistics of the stored data in PostgreSQL. */
package coffee.persistence.inventory;
