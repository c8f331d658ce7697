/** Export and import of whole tables in one snapshot. */
package coffee.persistence.backup;
