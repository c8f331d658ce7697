/** Puts the conventions of the API together for Jersey and Jetty. */
package coffee.rest.conventions;
