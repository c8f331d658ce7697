/** Newest-first lists: pages, cursors, {@code Link}, and the formats they come in. */
package coffee.rest.list;
