/** The application: configuration, commands and wiring. */
package coffee.app;
