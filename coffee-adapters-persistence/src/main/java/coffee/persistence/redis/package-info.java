/** Caches in Redis, which the service can do without. */
package coffee.persistence.redis;
