/** Experiments in PostgreSQL. */
package coffee.persistence.experiment;
