package coffee.rest.conventions;

import coffee.rest.limits.Limits;
import coffee.rest.limits.Network;
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
public record Edge(
    Set<String> hosts, Set<String> origins, List<Network> proxies, Optional<Limits> limits) {

  /** Copies the lists. */
  public Edge {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
    proxies = List.copyOf(proxies);
  }
}
