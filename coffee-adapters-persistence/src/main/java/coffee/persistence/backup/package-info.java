/** Every table as a whole, whatever is in it: out in one snapshot, and in again. */
package coffee.persistence.backup;
