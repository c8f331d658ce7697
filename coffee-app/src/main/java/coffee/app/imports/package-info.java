/** Import of files. */
package coffee.app.imports;
