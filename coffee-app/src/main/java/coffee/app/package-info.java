/** The application: configuration from the environment, and everything wired to everything. */
package coffee.app;
