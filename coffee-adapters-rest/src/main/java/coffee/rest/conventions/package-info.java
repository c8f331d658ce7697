/** Registers the API conventions with Jersey and Jetty. */
package coffee.rest.conventions;
