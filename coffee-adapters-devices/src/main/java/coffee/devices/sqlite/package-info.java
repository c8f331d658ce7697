/** SQLite databases of health apps, opened from a private copy within limits. */
package coffee.devices.sqlite;
