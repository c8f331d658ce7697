/** How lines of the log are written, and where problems are reported. */
package coffee.app.logging;
