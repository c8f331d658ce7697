package coffee.rest.limits;

import coffee.rest.RequestProperties;
import coffee.rest.http.PeerAddressHandler;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Determines the client address of a request, and the origin that the client sees. */
@PreMatching
@Priority(300)
public final class ClientAddressFilter implements ContainerRequestFilter {

  private final ClientAddressResolver addresses;
  private final ClientOriginResolver origins;
  private Supplier<String> peer = () -> "";

  /** An address as the server writes it. */
  private record Peer(String text, InetAddress address) {}

  /** The peer of an earlier request, most often that of the next: a proxy, or the only client. */
  private volatile Peer lastPeer = new Peer("", InetAddress.getLoopbackAddress());

  /** Trusts these proxies; there may be none. */
  public ClientAddressFilter(List<IpNetwork> proxies) {
    this.addresses = new ClientAddressResolver(proxies);
    this.origins = new ClientOriginResolver(proxies);
  }

  /**
   * Uses the current request of the server, unless {@link PeerAddressHandler} has noted the
   * address.
   *
   * @param current null without a server
   */
  @Context
  public void setRequest(@Nullable HttpServletRequest current) {
    if (current != null) {
      this.peer = current::getRemoteAddr;
    }
  }

  @Override
  public void filter(ContainerRequestContext request) {
    InetAddress connected = address(PeerAddressHandler.peer(request).orElseGet(peer));
    InetAddress client =
        addresses.resolve(
            connected, header(request, "Forwarded"), header(request, "X-Forwarded-For"));
    RequestProperties.setClient(request, IpAddresses.clientKey(client));
    RequestProperties.setOrigin(request, () -> origin(request, connected));
  }

  private InetAddress address(String text) {
    Peer known = lastPeer;
    if (!known.text().equals(text)) {
      known =
          new Peer(
              text,
              IpAddresses.parse(text).orElseGet(InetAddress::getLoopbackAddress)); // a local socket
      lastPeer = known;
    }
    return known.address();
  }

  private String origin(ContainerRequestContext request, InetAddress connected) {
    return origins.resolve(
        connected,
        new ClientOriginResolver.Sent(
            request.getUriInfo().getBaseUri().getScheme(),
            header(request, HttpHeaders.HOST),
            header(request, "Forwarded"),
            header(request, "X-Forwarded-Proto"),
            header(request, "X-Forwarded-Host")));
  }

  private static String header(ContainerRequestContext request, String name) {
    String lines = request.getHeaderString(name);
    return lines == null ? "" : lines;
  }
}
