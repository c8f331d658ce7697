/** HTTP adapter: the caller, and what is known about each request. */
package coffee.rest;
