package coffee.rest.heartrate;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.RecordReadings;
import coffee.rest.Caller;
import coffee.rest.entry.EntryResponses;
import coffee.rest.http.RecordResponses;
import coffee.rest.idempotency.IdempotentRequests;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * {@code POST /v1/heartrate}: 201 with the record, 200 if it was already stored, 409 if another
 * heart rate is stored for the same time and source.
 */
@Path("/v1/heartrate")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class LogReadingResource {

  private final RecordReadings recordReadings;
  private final ReadingFields readings;
  private final IdempotentRequests requests;
  private final EntryResponses<Reading, LoggedReading> responses;

  /** Creates the resource. */
  public LogReadingResource(
      RecordReadings recordReadings,
      ReadingFields readings,
      IdempotentRequests requests,
      RecordResponses records) {
    this.recordReadings = recordReadings;
    this.readings = readings;
    this.requests = requests;
    this.responses = new EntryResponses<>(readings, records);
  }

  @POST
  public Response log(@Auth Caller caller, @Context ContainerRequestContext request) {
    return requests.executeSingle(
        caller,
        request,
        body ->
            responses.added(
                recordReadings.add(
                    caller.person(), readings.read(body.object(), readings.zone(caller)))));
  }
}
