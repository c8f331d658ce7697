/** Many records in one request, each with its own result. */
package coffee.rest.batch;
