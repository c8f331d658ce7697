/** The change feed over HTTP. */
package coffee.rest.changes;
