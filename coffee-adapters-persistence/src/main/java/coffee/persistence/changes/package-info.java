/** The change feed. */
package coffee.persistence.changes;
