/** How much PostgreSQL keeps. */
package coffee.persistence.inventory;
