/** Webhooks and their deliveries in PostgreSQL. */
package coffee.persistence.webhooks;
