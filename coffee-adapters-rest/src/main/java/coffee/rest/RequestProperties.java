package coffee.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Supplier;

/** Request-scoped values that filters set and later filters and resources read. */
public final class RequestProperties {

  private static final String REQUEST_ID = "coffee.request_id";
  private static final String LENIENT = "coffee.lenient";

  private static final String CLIENT = "coffee.client";

  private static final String ORIGIN = "coffee.origin";

  private RequestProperties() {}

  /** Sets the request id that clients and operators refer to. */
  public static void setRequestId(ContainerRequestContext request, String requestId) {
    request.setProperty(REQUEST_ID, requestId);
  }

  /** The request id that clients and operators refer to. */
  public static String requestId(ContainerRequestContext request) {
    return request.getProperty(REQUEST_ID) instanceof String id ? id : "none";
  }

  /** Marks a request to an unversioned path. */
  public static void markLenient(ContainerRequestContext request) {
    request.setProperty(LENIENT, true);
  }

  /** Whether the request came to an unversioned path, for which parsing is lenient. */
  public static boolean isLenient(ContainerRequestContext request) {
    return request.getProperty(LENIENT) != null;
  }

  /** The canonical path of the request, percent-encoded as it was sent. */
  public static String path(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath();
  }

  /** Sets how to find the origin of the service as the client sees it, which few requests need. */
  public static void setOrigin(ContainerRequestContext request, Supplier<String> origin) {
    request.setProperty(ORIGIN, origin);
  }

  /**
   * The origin of the service as the client sees it, as browsers send it: {@code
   * https://coffee.example:8443}, without a default port. Empty if the request names no host.
   */
  public static String origin(ContainerRequestContext request) {
    return request.getProperty(ORIGIN) instanceof Supplier<?> origin ? (String) origin.get() : "";
  }

  /** Sets the client address of the request. */
  public static void setClient(ContainerRequestContext request, String client) {
    request.setProperty(CLIENT, client);
  }

  /** The client address: an IPv4 address, or the /64 network of an IPv6 address. */
  public static String client(ContainerRequestContext request) {
    return request.getProperty(CLIENT) instanceof String client ? client : "unknown";
  }
}
