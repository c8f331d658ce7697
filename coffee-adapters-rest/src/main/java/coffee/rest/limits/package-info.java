/** How much each client may ask: by the key that it has, or else by the address it comes from. */
package coffee.rest.limits;
