/** What is stored, in one database. */
package coffee.app.storage;
