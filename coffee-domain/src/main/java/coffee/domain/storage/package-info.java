/** Statistics of what is stored. */
package coffee.domain.storage;
