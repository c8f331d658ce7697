/** Caches in Redis; the service also works without it. */
package coffee.persistence.redis;
