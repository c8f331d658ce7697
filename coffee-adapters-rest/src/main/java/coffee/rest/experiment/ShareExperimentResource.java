package coffee.rest.experiment;

import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentLink;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.experiment.ShareExperiment;
import coffee.rest.Caller;
import coffee.rest.auth.AuthenticationLimiter;
import coffee.rest.auth.BearerAuthenticationFilter;
import coffee.rest.idempotency.IdempotencyKey;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import coffee.rest.problem.Problem;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /v1/experiments/{id}/calendar} and {@code …/portions}: for a calendar and a helper. */
@Path("/v1/experiments/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
public final class ShareExperimentResource {

  private static final String HELPER_KEY = "Helper-Key";

  private static final Problem WRONG_KEY =
      Problem.of(
          401,
          "invalid_helper_key",
          "The Helper-Key is missing, or is not the one that the start of this experiment gave.");

  private final ShareExperiment share;
  private final AuthenticationLimiter limiter;
  private final RequestBodies bodies;

  /**
   * Creates the resource.
   *
   * @param limiter limits wrong keys
   */
  public ShareExperimentResource(
      ShareExperiment share, AuthenticationLimiter limiter, RequestBodies bodies) {
    this.share = share;
    this.limiter = limiter;
    this.bodies = bodies;
  }

  /** The link of a calendar; in no other response. */
  public record CalendarBody(String url) {

    /** Without the link, since it may be logged. */
    @Override
    public String toString() {
      return "calendar";
    }
  }

  @POST
  @Path("/calendar")
  public Response createCalendar(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    IdempotencyKey.requireAbsent(request);
    bodies.single(request).objectOrNothing().finish();
    ExperimentLink link = share.createCalendar(caller.person(), id);
    return Response.status(Response.Status.CREATED)
        .entity(new CalendarBody("/calendar/%s.ics".formatted(link.text())))
        .build();
  }

  @DELETE
  @Path("/calendar")
  public void revokeCalendar(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    share.revokeCalendar(caller.person(), id);
  }

  /** What a helper prepares. */
  public record PortionBody(int portion, boolean caffeine) {}

  @GET
  @Path("/portions")
  public Response portions(@PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    String key = Optional.ofNullable(request.getHeaderString(HELPER_KEY)).orElse("");
    List<Experiment> found = new ArrayList<>(1);
    limiter.attempt(
        request,
        key,
        () -> {
          share.findByHelper(key).filter(it -> it.id() == id).ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.stream()
        .findFirst()
        .map(experiment -> Response.ok(portions(experiment)).build())
        .orElseGet(() -> BearerAuthenticationFilter.unauthorized(WRONG_KEY));
  }

  private static List<PortionBody> portions(Experiment experiment) {
    List<Boolean> portions = ReadExperiment.portions(experiment);
    List<PortionBody> list = new ArrayList<>(portions.size());
    for (int number = 1; number <= portions.size(); number++) {
      list.add(new PortionBody(number, portions.get(number - 1)));
    }
    return list;
  }
}
