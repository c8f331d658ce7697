package coffee.rest.limits;

import coffee.rest.RequestProperties;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.net.InetAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Determines the client address of a request. */
@PreMatching
@Priority(300)
public final class ClientAddressFilter implements ContainerRequestFilter {

  private final ClientAddressResolver addresses;
  private Supplier<String> peer = () -> "";

  /** With the trusted proxies, or none. */
  public ClientAddressFilter(ClientAddressResolver addresses) {
    this.addresses = addresses;
  }

  /**
   * Uses the current request of the server.
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
    InetAddress connected =
        IpAddresses.parse(peer.get()).orElseGet(InetAddress::getLoopbackAddress); // a local socket
    InetAddress client =
        addresses.resolve(
            connected, header(request, "Forwarded"), header(request, "X-Forwarded-For"));
    RequestProperties.setClient(request, IpAddresses.clientKey(client));
  }

  private static String header(ContainerRequestContext request, String name) {
    String lines = request.getHeaderString(name);
    return lines == null ? "" : lines;
  }
}
