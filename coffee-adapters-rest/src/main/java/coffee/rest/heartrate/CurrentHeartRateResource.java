package coffee.rest.heartrate;

import coffee.domain.heartrate.CurrentHeartRate;
import coffee.domain.heartrate.ReadCurrentHeartRate;
import coffee.rest.Caller;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code GET /v1/heartrate/current}: the latest heart rate. */
@Path("/v1/heartrate/current")
@Produces(MediaType.APPLICATION_JSON)
public final class CurrentHeartRateResource {

  private final ReadCurrentHeartRate readCurrent;

  /** Creates the resource. */
  public CurrentHeartRateResource(ReadCurrentHeartRate readCurrent) {
    this.readCurrent = readCurrent;
  }

  @GET
  public Current current(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    CurrentHeartRate current = readCurrent.read(caller.person());
    return new Current(
        current.reading().heartRate().bpm(),
        TimestampFormat.format(current.reading().measuredAt()),
        current.reading().context().label(),
        current.status().word(),
        current.age().toMinutes(),
        current.isRecent());
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Current(
      int bpm,
      String timestamp,
      String context,
      String status,
      long minutesAgo,
      @JsonProperty("is_recent") boolean recent) {}
}
