/** Many records in one request, each with its own fate. */
package coffee.rest.batch;
