package coffee.rest.limits;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Determines the client address of a request: the peer or, if that is a trusted proxy, the address
 * that it forwarded. Any client can send forwarding headers, so only entries added by trusted
 * proxies count: hops are followed from the last one back while they are trusted.
 */
public final class ClientAddressResolver {

  private final List<IpNetwork> proxies;

  /**
   * Creates the resolver.
   *
   * @param proxies trusted proxies; without any, the headers are ignored
   */
  public ClientAddressResolver(List<IpNetwork> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /**
   * The client address.
   *
   * @param peer address of the connection
   * @param forwarded all {@code Forwarded} values, comma-separated; empty if there are none
   * @param xForwardedFor the same for {@code X-Forwarded-For}
   */
  InetAddress resolve(InetAddress peer, String forwarded, String xForwardedFor) {
    if (!isTrusted(peer)) {
      return peer;
    }
    if (forwarded.isEmpty()) {
      return xForwardedFor.isEmpty() ? peer : fromXForwardedFor(peer, xForwardedFor);
    }
    InetAddress fromForwarded = walkHops(peer, ForwardedHeaders.parseForwarded(forwarded));
    // A proxy appends to one header and passes the other through as the client sent it.
    return xForwardedFor.isEmpty() || fromForwarded.equals(fromXForwardedFor(peer, xForwardedFor))
        ? fromForwarded
        : peer;
  }

  private InetAddress fromXForwardedFor(InetAddress peer, String header) {
    return walkHops(peer, ForwardedHeaders.parseXForwardedFor(header));
  }

  private InetAddress walkHops(InetAddress peer, List<Optional<InetAddress>> hops) {
    InetAddress reached = peer;
    for (int i = hops.size() - 1; i >= 0 && isTrusted(reached); i--) {
      Optional<InetAddress> before = hops.get(i);
      if (before.isEmpty()) {
        return reached;
      }
      reached = before.get();
    }
    return reached;
  }

  private boolean isTrusted(InetAddress address) {
    return proxies.stream().anyMatch(proxy -> proxy.contains(address));
  }
}
