/** What happens when something that the service stands on breaks. */
package coffee.app.failure;
