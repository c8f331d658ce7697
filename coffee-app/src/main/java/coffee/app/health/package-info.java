/** Whether what the service stands on can be used. */
package coffee.app.health;
