/** Log format and error reporting. */
package coffee.app.logging;
