/** Rate limits by key, or else by client address. */
package coffee.rest.limits;
