package coffee.rest.list;

import coffee.domain.Page;
import coffee.rest.Exchange;
import coffee.rest.json.Fields;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The {@code Link} to the next page (RFC 8288): the same question, from where this page ended. */
public final class NextLink {

  private NextLink() {}

  /**
   * The value of the header.
   *
   * @param query what was read of the request's parameters; others do not go on
   * @param last the last entry of this page
   */
  public static String after(ContainerRequestContext request, Fields query, Page.Position last) {
    StringBuilder link = new StringBuilder("<").append(Exchange.path(request)).append('?');
    request
        .getUriInfo()
        .getQueryParameters()
        .forEach(
            (name, values) -> {
              if (query.knows(name) && !PageQuery.OF_ONE_PAGE.contains(name)) {
                link.append(encoded(name)).append('=').append(encoded(values.get(0))).append('&');
              }
            });
    return link.append("cursor=").append(Cursor.write(last)).append(">; rel=\"next\"").toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
