/** What the service says of itself. */
package coffee.rest.service;
