/** Rate limit budgets: in this process, or shared through Redis. */
package coffee.persistence.limit;
