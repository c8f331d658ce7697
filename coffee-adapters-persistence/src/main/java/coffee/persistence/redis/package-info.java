/** What Redis may remember. The service does without it. */
package coffee.persistence.redis;
