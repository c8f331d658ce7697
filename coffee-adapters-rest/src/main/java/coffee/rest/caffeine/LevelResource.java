package coffee.rest.caffeine;

import coffee.domain.caffeine.CaffeineInBody;
import coffee.domain.caffeine.CaffeineLevel;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.LevelPoint;
import coffee.domain.caffeine.OneCompartment;
import coffee.domain.caffeine.ReadCaffeine;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.Persons;
import coffee.rest.json.Fields;
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
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code GET /v1/caffeine/level}: the caffeine level at a given time. */
@Path("/v1/caffeine/level")
@Produces(MediaType.APPLICATION_JSON)
public final class LevelResource {

  private final ReadCaffeine caffeine;
  private final Persons persons;
  private final Clock clock;

  /** Creates the resource. */
  public LevelResource(ReadCaffeine caffeine, Persons persons, Clock clock) {
    this.caffeine = caffeine;
    this.persons = persons;
    this.clock = clock;
  }

  @GET
  public Body level(@Auth Caller caller, @Context ContainerRequestContext request) {
    Person person = persons.of(caller);
    ZoneId zone = person.timeZone();
    Instant now = clock.instant();
    Fields query = Query.of(request);
    Optional<Instant> at =
        query.optional("at", CaffeineTimes.near(now, Moments.momentOrDay(() -> zone)));
    query.finish();
    Instant moment = at.orElse(now);
    CaffeineInBody body = caffeine.bodyAt(person, moment, now, List.of());
    double thresholdMg = ReadCaffeine.sleepThresholdMg(person);
    return Body.of(person, body.level(moment, thresholdMg), thresholdMg);
  }

  /** The JSON response. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String at,
      double activeMg,
      double lowMg,
      double highMg,
      boolean rising,
      Optional<String> peakAt,
      String belowThresholdAt,
      double thresholdMg,
      double halfLifeHours,
      OptionalDouble concentrationMgPerL) {

    static Body of(Person person, CaffeineLevel level, double thresholdMg) {
      LevelPoint point = level.level();
      return new Body(
          Moments.format(point.at()),
          Rounded.two(point.activeMg()),
          Rounded.two(point.lowMg()),
          Rounded.two(point.highMg()),
          level.rising(),
          level.peakAt().map(Moments::format),
          Moments.format(level.belowThresholdAt()),
          thresholdMg,
          Rounded.six(HalfLife.of(person.profile()).hours()),
          Rounded.two(OneCompartment.concentration(point.activeMg(), person.profile().weightKg())));
    }
  }
}
