/** What the operator and the build say of the service; what is wrong in it refuses the start. */
package coffee.app.configuration;
