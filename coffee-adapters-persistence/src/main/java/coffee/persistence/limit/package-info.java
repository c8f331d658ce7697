/** Budgets of clients: within this process, and shared by all instances through Redis. */
package coffee.persistence.limit;
