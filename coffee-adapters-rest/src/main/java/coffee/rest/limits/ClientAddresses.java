package coffee.rest.limits;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where a request comes from: the address that is connected or, where that is a proxy of ours, the
 * one that the proxy saw. Everybody can send the headers that tell it, so only what trusted proxies
 * added counts: hops are walked from the last one back, for as long as they are trusted.
 */
public final class ClientAddresses {

  private final List<Network> proxies;

  /**
   * Behind proxies.
   *
   * @param proxies whose word is taken; without any, the headers are ignored
   */
  public ClientAddresses(List<Network> proxies) {
    this.proxies = List.copyOf(proxies);
  }

  /**
   * The address of the client.
   *
   * @param peer who is connected
   * @param forwarded all lines of {@code Forwarded}, with commas between; empty if there are none
   * @param xForwardedFor the same of {@code X-Forwarded-For}
   */
  InetAddress of(InetAddress peer, String forwarded, String xForwardedFor) {
    if (!isTrusted(peer)) {
      return peer;
    }
    if (forwarded.isEmpty()) {
      return xForwardedFor.isEmpty() ? peer : older(peer, xForwardedFor);
    }
    InetAddress told = walk(peer, Forwarding.ofForwarded(forwarded));
    // A proxy adds to one of the headers and passes the other on as the client made it up.
    return xForwardedFor.isEmpty() || told.equals(older(peer, xForwardedFor)) ? told : peer;
  }

  private InetAddress older(InetAddress peer, String header) {
    return walk(peer, Forwarding.ofXForwardedFor(header));
  }

  private InetAddress walk(InetAddress peer, List<Optional<InetAddress>> hops) {
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
