/** Operator actions, for the command line and the admin port. */
package coffee.app.operator;
