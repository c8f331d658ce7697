/** What the service and what it stands on go through in production, under load. */
package coffee.app.drill;
