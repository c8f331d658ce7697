/** Rate limit limiter: in this process, or shared through Redis. */
package coffee.persistence.limit;
