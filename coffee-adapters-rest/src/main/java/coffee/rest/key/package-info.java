/** A person's own keys: {@code /v1/keys}. */
package coffee.rest.key;
