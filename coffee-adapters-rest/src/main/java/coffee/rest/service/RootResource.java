package coffee.rest.service;

import coffee.rest.json.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code GET /} for programs: describes the service, with links. Public. Browsers, which prefer
 * HTML, may get a page under the same address.
 */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class RootResource {

  static final String NAME = "Coffee Tracker";

  private static final String DESCRIPTION =
      "Logs coffees and heart rates, and analyses how caffeine affects your heart rate.";

  private final String version;

  /**
   * Creates the resource.
   *
   * @param version version of the service
   */
  public RootResource(String version) {
    this.version = version;
  }

  @GET
  public Response root(@Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    Map<String, String> links = new LinkedHashMap<>();
    links.put("docs", "/docs");
    links.put("openapi", "/openapi.json");
    links.put("info", "/info");
    links.put("health", "/health");
    links.put("coffee", "/v1/coffee");
    links.put("heart_rate", "/v1/heartrate");
    links.put("answer", "/v1/heartrate/correlation");
    links.put("now", "/v1/now");
    return Response.ok(new Body(NAME, DESCRIPTION, version, links))
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
        .build();
  }

  record Body(String name, String description, String version, Map<String, String> links) {}
}
