package coffee.rest.list;

import coffee.domain.Page;
import coffee.rest.RequestProperties;
import coffee.rest.json.Fields;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The {@code Link} to the next page (RFC 8288): the same query, continued after this page. */
public final class NextLink {

  private NextLink() {}

  /**
   * The value of the header.
   *
   * @param query query parameters that were read; others are dropped
   * @param last last entry of this page
   */
  public static String after(ContainerRequestContext request, Fields query, Page.Position last) {
    return after(request, query, last, Map.of());
  }

  /**
   * The value of the header.
   *
   * @param query query parameters that were read; others are dropped
   * @param last last entry of this page
   * @param pinned defaults of this request that the next page must keep
   */
  public static String after(
      ContainerRequestContext request,
      Fields query,
      Page.Position last,
      Map<String, String> pinned) {
    StringBuilder link = new StringBuilder("<").append(RequestProperties.path(request)).append('?');
    pinned.forEach((name, value) -> append(link, name, value));
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (query.wasRead(name)
                  && !PageQuery.POSITION_PARAMETERS.contains(name)
                  && !pinned.containsKey(name)) {
                append(link, name, values.get(0));
              }
            });
    return link.append("cursor=").append(Cursor.write(last)).append(">; rel=\"next\"").toString();
  }

  private static void append(StringBuilder link, String name, String value) {
    link.append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    link.append('&');
  }
}
