package coffee.domain.webhooks;

import java.net.InetAddress;
import java.util.List;

/** Finds the addresses of host names. */
@FunctionalInterface
public interface HostResolver {

  /**
   * Returns the addresses of a host; none if it has none, or if the lookup takes too long.
   *
   * @param host a name, or an address in any form that the platform reads
   */
  List<InetAddress> resolve(String host);
}
