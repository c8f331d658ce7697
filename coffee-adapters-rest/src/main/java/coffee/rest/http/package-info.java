/** Filters and helpers for all requests and responses. */
package coffee.rest.http;
