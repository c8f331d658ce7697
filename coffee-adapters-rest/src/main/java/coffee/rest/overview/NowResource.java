package coffee.rest.overview;

import coffee.domain.experiment.ReadExperiment;
import coffee.domain.heartrate.Reading;
import coffee.domain.overview.CurrentStatus;
import coffee.domain.overview.ReadCurrentStatus;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.caffeine.Hideable;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
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

  private final ReadCurrentStatus readNow;
  private final ReadExperiment experiments;
  private final CallerLookup persons;

  /** Creates the resource. */
  public NowResource(ReadCurrentStatus readNow, ReadExperiment experiments, CallerLookup persons) {
    this.readNow = readNow;
    this.experiments = experiments;
    this.persons = persons;
  }

  @GET
  public Body now(@Auth Caller caller, @Context ContainerRequestContext request) {
    QueryParameters.requireNone(request);
    return now(persons.person(caller));
  }

  /** The present state of a person. */
  public Body now(Person person) {
    CurrentStatus now = readNow.read(person);
    return Body.of(
        now,
        new Hideable(experiments.hidesLevel(person.id(), now.at())),
        experiments.instructionSentence(person.id()));
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
      OptionalDouble activeMg,
      Optional<String> lastIntakeAt,
      Optional<Long> minutesSinceLast,
      Optional<String> sleepOkAt,
      double headroomMg,
      Optional<Integer> bpm,
      Optional<String> bpmAt,
      Optional<String> bpmContext,
      Optional<String> experimentInstruction) {

    static Body of(CurrentStatus now, Hideable hideable, Optional<String> experimentInstruction) {
      Optional<Reading> latest = now.latestReading();
      return new Body(
          now.today().date().toString(),
          now.timeZone().getId(),
          Rounding.toTwoDecimals(now.today().totalMg()),
          now.today().count(),
          now.today().limit().milligrams(),
          Rounding.toTwoDecimals(now.limitUsedPercent()),
          hideable.milligrams(now.caffeine().level().activeMg()),
          now.lastIntakeAt().map(TimestampFormat::format),
          now.sinceLastIntake().map(Duration::toMinutes),
          hideable.time(now.caffeine().belowThresholdAt()),
          Rounding.toTwoDecimals(now.today().remainingMg()),
          latest.map(reading -> reading.heartRate().bpm()),
          latest.map(reading -> TimestampFormat.format(reading.measuredAt())),
          latest.map(reading -> reading.context().label()),
          experimentInstruction);
    }
  }
}
