/** Backup and restore of all data. */
package coffee.app.backup;
