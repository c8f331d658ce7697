/** The API documentation and specification: {@code /docs} and {@code /openapi.*}. */
package coffee.rest.docs;
