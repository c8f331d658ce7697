/** What an operator does through the admin port. */
package coffee.app.tasks;
