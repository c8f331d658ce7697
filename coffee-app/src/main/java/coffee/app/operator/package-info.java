/** What an operator does with persons and keys, at the command line and on the admin port alike. */
package coffee.app.operator;
