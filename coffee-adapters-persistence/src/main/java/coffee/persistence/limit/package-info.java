/** Rate limiters: in this process, or shared through Redis. */
package coffee.persistence.limit;
