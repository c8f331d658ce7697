package coffee.rest.service;

import coffee.rest.json.QueryParameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/**
 * {@code GET /health/live}: 200 while the process answers requests, even if PostgreSQL is
 * unavailable, because a restart would not help, and while the service drains, because a restart
 * would abort requests. Checks no dependency. Public.
 */
@Path("/health/live")
@Produces(MediaType.APPLICATION_JSON)
public final class LivenessResource {

  private static final String LIVE = "live";

  private final String version;

  /**
   * Creates the resource.
   *
   * @param version version of the service
   */
  public LivenessResource(String version) {
    this.version = version;
  }

  @GET
  public Body live(@Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return new Body(LIVE, version);
  }

  record Body(String status, String version) {}
}
