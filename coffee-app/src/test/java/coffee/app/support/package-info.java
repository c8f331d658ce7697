/** Starts the whole service for tests. */
package coffee.app.support;
