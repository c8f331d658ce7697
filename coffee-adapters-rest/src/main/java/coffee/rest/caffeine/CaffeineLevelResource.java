package coffee.rest.caffeine;

import coffee.domain.caffeine.CaffeineInBody;
import coffee.domain.caffeine.CaffeineLevel;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.LevelPoint;
import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.Fields;
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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code GET /v1/caffeine/level}: the caffeine level at a given time. */
@Path("/v1/caffeine/level")
@Produces(MediaType.APPLICATION_JSON)
public final class CaffeineLevelResource {

  private final ReadCaffeineLevel caffeine;
  private final ReadExperiment experiments;
  private final CallerLookup persons;
  private final Clock clock;

  /** Creates the resource. */
  public CaffeineLevelResource(
      ReadCaffeineLevel caffeine, ReadExperiment experiments, CallerLookup persons, Clock clock) {
    this.caffeine = caffeine;
    this.experiments = experiments;
    this.persons = persons;
    this.clock = clock;
  }

  @GET
  public Body level(@Auth Caller caller, @Context ContainerRequestContext request) {
    Person person = persons.person(caller);
    ZoneId zone = person.timeZone();
    Instant now = clock.instant();
    Fields query = QueryParameters.of(request);
    Optional<Instant> at =
        query.optional(
            "at", CaffeineTimeRange.within(now, TimestampFormat.instantOrDay(() -> zone)));
    query.finish();
    Instant instant = at.orElse(now);
    CaffeineInBody body = caffeine.bodyAt(person, instant, now, List.of());
    double thresholdMg = ReadCaffeineLevel.sleepThresholdMg(person);
    Hideable hideable = new Hideable(experiments.hidesLevel(person.id(), instant));
    return Body.of(person, body.level(instant, thresholdMg), thresholdMg, hideable);
  }

  /** The JSON response; null what a blinded experiment hides. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String at,
      OptionalDouble activeMg,
      OptionalDouble lowMg,
      OptionalDouble highMg,
      Optional<Boolean> rising,
      Optional<String> peakAt,
      Optional<String> belowThresholdAt,
      double thresholdMg,
      double halfLifeHours,
      OptionalDouble concentrationMgPerL) {

    static Body of(Person person, CaffeineLevel level, double thresholdMg, Hideable hideable) {
      LevelPoint point = level.level();
      return new Body(
          TimestampFormat.format(point.at()),
          hideable.milligrams(point.activeMg()),
          hideable.milligrams(point.lowMg()),
          hideable.milligrams(point.highMg()),
          hideable.value(level.isRising()),
          level.peakAt().flatMap(hideable::time),
          hideable.time(level.belowThresholdAt()),
          thresholdMg,
          Rounding.six(HalfLife.estimateFor(person.profile()).hours()),
          hideable.isHidden()
              ? OptionalDouble.empty()
              : Rounding.toTwoDecimals(
                  OneCompartmentModel.concentration(
                      point.activeMg(), person.profile().weightKg())));
    }
  }
}
