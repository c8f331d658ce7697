package coffee.rest.service;

import coffee.rest.json.Query;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/**
 * {@code GET /health/live}: 200 as long as the process answers requests, also while PostgreSQL is
 * away, which a restart would not mend, and while the service drains, which a restart would cut
 * short. Asks nobody. Open to everybody.
 */
@Path("/health/live")
@Produces(MediaType.APPLICATION_JSON)
public final class LivenessResource {

  private static final String LIVE = "live";

  private final String version;

  /**
   * The liveness of this version.
   *
   * @param version of the service
   */
  public LivenessResource(String version) {
    this.version = version;
  }

  @GET
  public Body live(@Context ContainerRequestContext request) {
    Query.none(request);
    return new Body(LIVE, version);
  }

  record Body(String status, String version) {}
}
