/**
 * The change feed: what was logged, changed and deleted, in the order in which it was committed.
 */
package coffee.domain.changes;
