package coffee.rest;

import jakarta.ws.rs.container.ContainerRequestContext;

/** What the filters found out about a request and what comes after them needs to know. */
public final class Exchange {

  private static final String REQUEST_ID = "coffee.request_id";
  private static final String LENIENT = "coffee.lenient";

  private static final String CLIENT = "coffee.client";

  private Exchange() {}

  /** Gives the request the id under which clients and operators speak of it. */
  public static void identify(ContainerRequestContext request, String requestId) {
    request.setProperty(REQUEST_ID, requestId);
  }

  /** The id under which clients and operators speak of the request. */
  public static String requestId(ContainerRequestContext request) {
    return request.getProperty(REQUEST_ID) instanceof String id ? id : "none";
  }

  /** Marks a request to the unversioned names. */
  public static void relax(ContainerRequestContext request) {
    request.setProperty(LENIENT, true);
  }

  /** Whether the request came to the unversioned names, whose clients rely on some tolerance. */
  public static boolean isLenient(ContainerRequestContext request) {
    return request.getProperty(LENIENT) != null;
  }

  /** The canonical path of the request, percent-encoded as it was sent. */
  public static String path(ContainerRequestContext request) {
    return request.getUriInfo().getRequestUri().getRawPath();
  }

  /** Notes where the request comes from. */
  public static void locate(ContainerRequestContext request, String client) {
    request.setProperty(CLIENT, client);
  }

  /** Where the request comes from: an IPv4 address, or the /64 of an IPv6 address. */
  public static String client(ContainerRequestContext request) {
    return request.getProperty(CLIENT) instanceof String client ? client : "unknown";
  }
}
