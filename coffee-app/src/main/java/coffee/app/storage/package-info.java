/** The storage of the service. */
package coffee.app.storage;
