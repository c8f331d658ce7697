/** The dependencies between the packages of the service. */
package coffee.app.architecture;
