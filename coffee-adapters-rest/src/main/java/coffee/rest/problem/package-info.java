/** Every refusal and failure in one shape: {@code application/problem+json} (RFC 9457). */
package coffee.rest.problem;
