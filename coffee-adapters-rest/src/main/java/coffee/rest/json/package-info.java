/** Reads what clients send, collecting everything that is wrong with it at once. */
package coffee.rest.json;
