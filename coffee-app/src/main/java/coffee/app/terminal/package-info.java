/** Text on its way to an operator's terminal. */
package coffee.app.terminal;
