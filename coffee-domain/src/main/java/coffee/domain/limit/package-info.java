/** How many requests one client may make, so that none can hurt another. */
package coffee.domain.limit;
