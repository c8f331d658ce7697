/** Schema migration, and its check at startup. */
package coffee.app.schema;
