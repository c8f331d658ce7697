package coffee.rest.intake;

import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.rest.Caller;
import coffee.rest.entry.EntryResponses;
import coffee.rest.entry.StoredEntries;
import coffee.rest.http.MergePatch;
import coffee.rest.http.RecordResponses;
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

  private final StoredEntries<Intake, LoggedIntake> coffees;

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
    this.coffees =
        new StoredEntries<>(
            entries.log(), entries.recordIntakes(), bodies, new EntryResponses<>(coffees, records));
  }

  @GET
  public Response get(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    return coffees.get(caller, id, request);
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
    coffees.remove(caller, id, request);
  }

  private Response merge(Caller caller, long id, ContainerRequestContext request) {
    return coffees.responses().found(coffees.merge(caller, id, request));
  }
}
