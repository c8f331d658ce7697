/** Problem responses: {@code application/problem+json} (RFC 9457). */
package coffee.rest.problem;
