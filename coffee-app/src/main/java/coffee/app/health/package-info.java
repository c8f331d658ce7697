/** Health checks of the service and its dependencies. */
package coffee.app.health;
