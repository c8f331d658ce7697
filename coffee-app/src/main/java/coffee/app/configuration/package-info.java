/** The configuration; the application does not start if it is invalid. */
package coffee.app.configuration;
