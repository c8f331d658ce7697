package coffee.rest.intake;

import coffee.domain.DomainException;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.rest.Caller;
import coffee.rest.http.EntityTags;
import coffee.rest.http.MergePatch;
import coffee.rest.http.RecordResponses;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.RequestBodies;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** {@code /v1/coffee/{id}}: one coffee. PUT and PATCH both merge; DELETE answers 204. */
@Path("/v1/coffee/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
public final class CoffeeResource {

  private final Entries entries;
  private final CoffeeFields coffees;
  private final RequestBodies bodies;
  private final RecordResponses records;

  /**
   * The entries of all persons.
   *
   * @param log finds and removes entries
   * @param recordIntakes changes entries of that log
   */
  public record Entries(IntakeLog log, RecordIntakes recordIntakes) {}

  /** Creates the resource. */
  public CoffeeResource(
      Entries entries, CoffeeFields coffees, RequestBodies bodies, RecordResponses records) {
    this.entries = entries;
    this.coffees = coffees;
    this.bodies = bodies;
    this.records = records;
  }

  @GET
  public Response get(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return entries
        .log()
        .find(caller.person(), id)
        .map(logged -> records.found(CoffeeRecord.of(logged)))
        .orElseThrow(() -> DomainException.notFound("There is no coffee %d.".formatted(id)));
  }

  @PUT
  @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
  public Response put(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    return merge(caller, id, request);
  }

  @PATCH
  @Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
  public Response patch(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    return merge(caller, id, request);
  }

  @DELETE
  public void delete(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    entries.log().remove(caller.person(), id, stored -> requireMatch(request, stored));
  }

  private Response merge(Caller caller, long id, ContainerRequestContext request) {
    Fields fields = bodies.single(request).object();
    LoggedIntake changed =
        entries
            .recordIntakes()
            .change(
                caller.person(),
                id,
                stored -> {
                  requireMatch(request, stored);
                  return coffees.merge(fields, coffees.zone(caller), stored);
                });
    return records.found(CoffeeRecord.of(changed));
  }

  private void requireMatch(ContainerRequestContext request, LoggedIntake stored) {
    EntityTags.requireMatch(request, () -> records.tag(CoffeeRecord.of(stored)));
  }
}
