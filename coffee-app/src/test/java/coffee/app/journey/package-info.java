/** What people do with the service, from HTTP to PostgreSQL and back. */
package coffee.app.journey;
