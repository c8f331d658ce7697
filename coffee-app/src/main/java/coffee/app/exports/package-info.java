/** Exports to files on this machine. */
package coffee.app.exports;
