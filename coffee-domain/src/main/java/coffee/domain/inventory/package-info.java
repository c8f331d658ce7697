/** Storage statistics for operators. */
package coffee.domain.inventory;
