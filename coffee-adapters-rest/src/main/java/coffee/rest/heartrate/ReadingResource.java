package coffee.rest.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.RecordReadings;
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

/**
 * {@code /v1/heartrate/{id}}: one heart rate. PUT and PATCH both merge and return its location;
 * DELETE answers 204.
 */
@Path("/v1/heartrate/{id: [0-9]+}")
@Produces(MediaType.APPLICATION_JSON)
public final class ReadingResource {

  private final StoredEntries<Reading, LoggedReading> readings;

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
    this.readings =
        new StoredEntries<>(
            entries.log(),
            entries.recordReadings(),
            bodies,
            new EntryResponses<>(readings, records));
  }

  @GET
  public Response get(
      @Auth Caller caller, @PathParam("id") long id, @Context ContainerRequestContext request) {
    return readings.get(caller, id, request);
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
    readings.remove(caller, id, request);
  }

  private Response merge(Caller caller, long id, ContainerRequestContext request) {
    return readings.responses().changed(readings.merge(caller, id, request));
  }
}
