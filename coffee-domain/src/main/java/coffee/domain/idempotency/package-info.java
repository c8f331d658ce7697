/** Records of requests that were answered under an idempotency key. */
package coffee.domain.idempotency;
