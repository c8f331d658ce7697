/** Coffees in PostgreSQL. */
package coffee.persistence.intake;
