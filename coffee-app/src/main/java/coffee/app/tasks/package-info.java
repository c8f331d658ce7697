/** Operator actions over the admin port. */
package coffee.app.tasks;
