/** How much is kept, for those who look after it. */
package coffee.domain.inventory;
