/** Drills: outages of dependencies under load. */
package coffee.app.drill;
