/** How the packages of the service depend on each other. */
package coffee.app.architecture;
