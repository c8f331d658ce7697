/** Information about the service: health, limits and links. */
package coffee.rest.service;
