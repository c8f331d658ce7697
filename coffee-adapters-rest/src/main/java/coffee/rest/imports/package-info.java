/** Files that are imported: sent, watched, cancelled, undone. */
package coffee.rest.imports;
