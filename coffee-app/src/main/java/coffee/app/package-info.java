/** The application: everything wired to everything. */
package coffee.app;
