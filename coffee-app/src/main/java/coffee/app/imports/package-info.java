/** Files on this machine, read into the service. */
package coffee.app.imports;
