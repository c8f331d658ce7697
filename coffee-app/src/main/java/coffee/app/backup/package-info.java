/** Everything that is stored in one file, and back. */
package coffee.app.backup;
