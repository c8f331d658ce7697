package coffee.rest.setup;

import coffee.rest.limits.IpNetwork;
import coffee.rest.limits.RateLimits;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Allowed hosts, origins and proxies, and the rate limits.
 *
 * @param hosts host names that requests may use; {@code *} for any
 * @param origins origins allowed by CORS
 * @param proxies trusted proxies
 * @param limits empty if requests are not limited
 */
public record AccessPolicy(
    Set<String> hosts, Set<String> origins, List<IpNetwork> proxies, Optional<RateLimits> limits) {

  /** Copies the lists. */
  public AccessPolicy {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
    proxies = List.copyOf(proxies);
  }
}
