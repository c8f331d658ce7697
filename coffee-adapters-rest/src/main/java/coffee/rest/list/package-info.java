/** Newest-first lists: pages, cursors, {@code Link}, and formats. */
package coffee.rest.list;
