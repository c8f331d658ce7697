package coffee.rest.caffeine;

import coffee.domain.caffeine.BedtimeOutlook;
import coffee.domain.caffeine.CaffeineCutoff;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.caffeine.LevelPoint;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.ReadExperiment;
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
import java.util.OptionalDouble;

/** {@code GET /v1/caffeine/bedtime}: the caffeine level at bedtime, and the latest last cup. */
@Path("/v1/caffeine/bedtime")
@Produces(MediaType.APPLICATION_JSON)
public final class BedtimeResource {

  private final ReadCaffeineLevel caffeine;
  private final ReadExperiment experiments;
  private final CallerLookup persons;
  private final Clock clock;

  /** Creates the resource. */
  public BedtimeResource(
      ReadCaffeineLevel caffeine, ReadExperiment experiments, CallerLookup persons, Clock clock) {
    this.caffeine = caffeine;
    this.experiments = experiments;
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
    Hideable hideable = new Hideable(experiments.hidesLevel(person.id(), evening.bedtime()));
    return Body.of(person, evening, outlook, cup, hideable);
  }

  /** The JSON response; null what a blinded experiment hides. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String bedtime,
      double thresholdMg,
      OptionalDouble atBedtimeMg,
      OptionalDouble lowMg,
      OptionalDouble highMg,
      Optional<Boolean> okAtBedtime,
      Optional<String> sleepOkAt,
      double usualCupMg,
      double usualDoseMg,
      OptionalDouble afterUsualDoseMg,
      Optional<String> latestCup,
      Optional<String> latestCupAt,
      double halfLifeHours) {

    static Body of(
        Person person,
        BedtimeQuery evening,
        BedtimeOutlook outlook,
        Caffeine cup,
        Hideable hideable) {
      LevelPoint level = outlook.atBedtime();
      CaffeineCutoff latest = outlook.caffeineCutoff();
      return new Body(
          TimestampFormat.format(evening.bedtime()),
          evening.thresholdMg(),
          hideable.milligrams(level.activeMg()),
          hideable.milligrams(level.lowMg()),
          hideable.milligrams(level.highMg()),
          hideable.value(level.activeMg() <= evening.thresholdMg()),
          hideable.time(outlook.safeAt()),
          cup.milligrams(),
          cup.milligrams(),
          hideable.milligrams(outlook.afterServingMg()),
          hideable.value(latest.timing().name().toLowerCase(Locale.ROOT)),
          latest.until().flatMap(hideable::time),
          Rounding.six(HalfLife.estimateFor(person.profile()).hours()));
    }
  }
}
