/** The wire contract for people and for programs: {@code /docs} and {@code /openapi.*}. */
package coffee.rest.docs;
