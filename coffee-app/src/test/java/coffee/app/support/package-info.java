/** The whole service, started for tests. */
package coffee.app.support;
