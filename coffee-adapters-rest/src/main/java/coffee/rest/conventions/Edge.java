package coffee.rest.conventions;

import coffee.rest.limits.Limits;
import coffee.rest.limits.Network;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call, and how often.
 *
 * @param hosts names under which the service may be called; {@code *} for any
 * @param origins whose pages may call it
 * @param proxies whose word is taken for where a request comes from
 * @param limits empty if nothing is limited
 */
public record Edge(
    Set<String> hosts, Set<String> origins, List<Network> proxies, Optional<Limits> limits) {

  /** Takes copies. */
  public Edge {
    hosts = Set.copyOf(hosts);
    origins = Set.copyOf(origins);
    proxies = List.copyOf(proxies);
  }
}
