package coffee.rest.overview;

import coffee.domain.heartrate.Reading;
import coffee.domain.overview.Now;
import coffee.domain.overview.ReadNow;
import coffee.rest.Caller;
import coffee.rest.Persons;
import coffee.rest.json.Moments;
import coffee.rest.json.Query;
import coffee.rest.json.Rounded;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.dropwizard.auth.Auth;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code GET /v1/now}: a flat document for widgets and Home Assistant. */
@Path("/v1/now")
@Produces(MediaType.APPLICATION_JSON)
public final class NowResource {

  private final ReadNow readNow;
  private final Persons persons;

  /** Creates the resource. */
  public NowResource(ReadNow readNow, Persons persons) {
    this.readNow = readNow;
    this.persons = persons;
  }

  @GET
  public Body now(@Auth Caller caller, @Context ContainerRequestContext request) {
    Query.none(request);
    return Body.of(readNow.read(persons.of(caller)));
  }

  /** The JSON response: always all fields, null if unknown. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String localDate,
      String timeZone,
      double todayMg,
      int todayCount,
      double limitMg,
      OptionalDouble limitUsedPct,
      double activeMg,
      Optional<String> lastIntakeAt,
      Optional<Long> minutesSinceLast,
      String sleepOkAt,
      double headroomMg,
      Optional<Integer> bpm,
      Optional<String> bpmAt,
      Optional<String> bpmContext) {

    static Body of(Now now) {
      Optional<Reading> latest = now.latestReading();
      return new Body(
          now.today().date().toString(),
          now.timeZone().getId(),
          Rounded.two(now.today().totalMg()),
          now.today().count(),
          now.today().limit().milligrams(),
          Rounded.two(now.limitUsedPercent()),
          Rounded.two(now.caffeine().level().activeMg()),
          now.lastIntakeAt().map(Moments::format),
          now.sinceLastIntake().map(Duration::toMinutes),
          Moments.format(now.caffeine().belowThresholdAt()),
          Rounded.two(now.today().remainingMg()),
          latest.map(reading -> reading.heartRate().bpm()),
          latest.map(reading -> Moments.format(reading.measuredAt())),
          latest.map(reading -> reading.context().label()));
    }
  }
}
