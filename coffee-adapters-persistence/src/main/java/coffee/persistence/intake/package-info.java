/** What people drank, in PostgreSQL. */
package coffee.persistence.intake;
