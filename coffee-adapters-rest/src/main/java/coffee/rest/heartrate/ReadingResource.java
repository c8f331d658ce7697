package coffee.rest.heartrate;

import coffee.domain.DomainException;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.RecordReadings;
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

/**
 * {@code /v1/heartrate/{id}}: one heart rate. PUT and PATCH both merge and return its location;
 * DELETE answers 204.
 */
@Path("/v1/heartrate/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
public final class ReadingResource {

  private final Entries entries;
  private final ReadingFields readings;
  private final RequestBodies bodies;
  private final RecordResponses records;

  /**
   * The entries of all persons.
   *
   * @param log finds and removes entries
   * @param recordReadings changes entries of that log
   */
  public record Entries(ReadingLog log, RecordReadings recordReadings) {}

  /** Creates the resource. */
  public ReadingResource(
      Entries entries, ReadingFields readings, RequestBodies bodies, RecordResponses records) {
    this.entries = entries;
    this.readings = readings;
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
        .map(logged -> records.found(ReadingRecord.of(logged)))
        .orElseThrow(() -> DomainException.notFound("There is no heart rate %d.".formatted(id)));
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
    LoggedReading changed =
        entries
            .recordReadings()
            .change(
                caller.person(),
                id,
                stored -> {
                  requireMatch(request, stored);
                  return readings.merge(fields, readings.zone(caller), stored);
                });
    ReadingRecord record = ReadingRecord.of(changed);
    return records.stored(false, record.location(), record);
  }

  private void requireMatch(ContainerRequestContext request, LoggedReading stored) {
    EntityTags.requireMatch(request, () -> records.tag(ReadingRecord.of(stored)));
  }
}
