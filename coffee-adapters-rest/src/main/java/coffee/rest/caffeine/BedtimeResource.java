package coffee.rest.caffeine;

import coffee.domain.caffeine.BedtimeOutlook;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.LatestCup;
import coffee.domain.caffeine.LevelPoint;
import coffee.domain.caffeine.ReadCaffeine;
import coffee.domain.intake.Caffeine;
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
import java.util.Locale;
import java.util.Optional;

/** {@code GET /v1/caffeine/bedtime}: the caffeine level at bedtime, and the latest last cup. */
@Path("/v1/caffeine/bedtime")
@Produces(MediaType.APPLICATION_JSON)
public final class BedtimeResource {

  private final ReadCaffeine caffeine;
  private final Persons persons;
  private final Clock clock;

  /** Creates the resource. */
  public BedtimeResource(ReadCaffeine caffeine, Persons persons, Clock clock) {
    this.caffeine = caffeine;
    this.persons = persons;
    this.clock = clock;
  }

  @GET
  public Body bedtime(@Auth Caller caller, @Context ContainerRequestContext request) {
    Person person = persons.of(caller);
    Instant now = clock.instant();
    Fields query = Query.of(request);
    BedtimeFields evening = BedtimeFields.read(query, person, person.timeZone(), now);
    query.finish();
    Caffeine cup = caffeine.usualCup(person, now);
    BedtimeOutlook outlook =
        caffeine
            .body(person, now, evening.bedtime())
            .bedtime(now, evening.bedtime(), evening.thresholdMg(), cup);
    return Body.of(person, evening, outlook, cup);
  }

  /** The JSON response. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String bedtime,
      double thresholdMg,
      double atBedtimeMg,
      double lowMg,
      double highMg,
      boolean okAtBedtime,
      String sleepOkAt,
      double usualCupMg,
      String latestCup,
      Optional<String> latestCupAt,
      double halfLifeHours) {

    static Body of(Person person, BedtimeFields evening, BedtimeOutlook outlook, Caffeine cup) {
      LevelPoint level = outlook.atBedtime();
      LatestCup latest = outlook.latestCup();
      return new Body(
          Moments.format(evening.bedtime()),
          evening.thresholdMg(),
          Rounded.two(level.activeMg()),
          Rounded.two(level.lowMg()),
          Rounded.two(level.highMg()),
          level.activeMg() <= evening.thresholdMg(),
          Moments.format(outlook.safeAt()),
          cup.milligrams(),
          latest.timing().name().toLowerCase(Locale.ROOT),
          latest.until().map(Moments::format),
          Rounded.six(HalfLife.of(person.profile()).hours()));
    }
  }
}
