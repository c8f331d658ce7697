package coffee.rest.caffeine;

import coffee.domain.caffeine.BedtimeOutlook;
import coffee.domain.caffeine.CaffeineCutoff;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.LevelPoint;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.intake.Caffeine;
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
import java.util.Locale;
import java.util.Optional;

/** {@code GET /v1/caffeine/bedtime}: the caffeine level at bedtime, and the latest last cup. */
@Path("/v1/caffeine/bedtime")
@Produces(MediaType.APPLICATION_JSON)
public final class BedtimeResource {

  private final ReadCaffeineLevel caffeine;
  private final CallerLookup persons;
  private final Clock clock;

  /** Creates the resource. */
  public BedtimeResource(ReadCaffeineLevel caffeine, CallerLookup persons, Clock clock) {
    this.caffeine = caffeine;
    this.persons = persons;
    this.clock = clock;
  }

  @GET
  public Body bedtime(@Auth Caller caller, @Context ContainerRequestContext request) {
    return bedtime(persons.person(caller), QueryParameters.of(request));
  }

  /**
   * The outlook on an evening.
   *
   * @param query {@code bedtime} and {@code threshold_mg}, both optional
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  public Body bedtime(Person person, Fields query) {
    Instant now = clock.instant();
    BedtimeQuery evening = BedtimeQuery.read(query, person, person.timeZone(), now);
    query.finish();
    Caffeine cup = caffeine.typicalServing(person, now);
    BedtimeOutlook outlook =
        caffeine
            .body(person, now, evening.bedtime())
            .bedtimeOutlook(now, evening.bedtime(), evening.thresholdMg(), cup);
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
      double usualDoseMg,
      double afterUsualDoseMg,
      String latestCup,
      Optional<String> latestCupAt,
      double halfLifeHours) {

    static Body of(Person person, BedtimeQuery evening, BedtimeOutlook outlook, Caffeine cup) {
      LevelPoint level = outlook.atBedtime();
      CaffeineCutoff latest = outlook.caffeineCutoff();
      return new Body(
          TimestampFormat.format(evening.bedtime()),
          evening.thresholdMg(),
          Rounding.toTwoDecimals(level.activeMg()),
          Rounding.toTwoDecimals(level.lowMg()),
          Rounding.toTwoDecimals(level.highMg()),
          level.activeMg() <= evening.thresholdMg(),
          TimestampFormat.format(outlook.safeAt()),
          cup.milligrams(),
          cup.milligrams(),
          Rounding.toTwoDecimals(outlook.afterServingMg()),
          latest.timing().name().toLowerCase(Locale.ROOT),
          latest.until().map(TimestampFormat::format),
          Rounding.six(HalfLife.estimateFor(person.profile()).hours()));
    }
  }
}
