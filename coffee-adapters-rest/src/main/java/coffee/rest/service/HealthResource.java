package coffee.rest.service;

import coffee.rest.json.QueryParameters;
import coffee.rest.service.ServiceHealth.State;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code GET /health}: 200 if ready, 503 if not ready or draining. Public. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {

  private static final String DRAINING = "draining";
  private static final int RETRY_AFTER_SECONDS = 5;

  private final String version;
  private final ServiceHealth health;

  /**
   * Creates the resource.
   *
   * @param version version of the service
   */
  public HealthResource(String version, ServiceHealth health) {
    this.version = version;
    this.health = health;
  }

  @GET
  public Response health(@Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    State database = health.database();
    State redis = health.redis();
    boolean isRedisMissed = redis == State.DOWN || redis == State.DEGRADED;
    State all = database == State.OK && isRedisMissed ? State.DEGRADED : database;
    boolean isDraining = health.isDraining();
    String status = isDraining ? DRAINING : all.word();
    Body body = new Body(status, version, database.word(), redis.word());
    return isDraining || all == State.DOWN
        ? Response.status(503)
            .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
            .entity(body)
            .build()
        : Response.ok(body).build();
  }

  record Body(String status, String version, String database, String redis) {}
}
