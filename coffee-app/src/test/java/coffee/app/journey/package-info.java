/** User journeys, from HTTP to PostgreSQL and back. */
package coffee.app.journey;
