/** Imports of files: upload, status, cancel and undo. */
package coffee.rest.imports;
