/** Locks, transactions and actions after commit. */
package coffee.domain.work;
