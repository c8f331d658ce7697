/** What persons logged, written to files on this machine. */
package coffee.app.exports;
