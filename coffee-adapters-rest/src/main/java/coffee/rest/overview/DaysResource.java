package coffee.rest.overview;

import coffee.domain.LocalDay;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.heartrate.HeartRateDay;
import coffee.domain.heartrate.HeartRateStatistics;
import coffee.domain.intake.IntakeTotals;
import coffee.domain.overview.DaySummary;
import coffee.domain.overview.ReadDaySummaries;
import coffee.domain.person.Person;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.caffeine.Hideable;
import coffee.rest.json.Fields;
import coffee.rest.json.QueryParameters;
import coffee.rest.json.Rounding;
import coffee.rest.json.TimestampFormat;
import coffee.rest.list.Period;
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
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@code GET /v1/days}: every local day of a period, without gaps, newest first. */
@Path("/v1/days")
@Produces(MediaType.APPLICATION_JSON)
public final class DaysResource {

  static final int DEFAULT_DAYS = 30;
  static final int MAX_DAYS = 1_000;

  /** Later years have more than four digits. */
  private static final int MAX_YEAR = 9_999;

  private final ReadDaySummaries readDays;
  private final ReadExperiment experiments;
  private final CallerLookup persons;
  private final Clock clock;

  /** Creates the resource. */
  public DaysResource(
      ReadDaySummaries readDays, ReadExperiment experiments, CallerLookup persons, Clock clock) {
    this.readDays = readDays;
    this.experiments = experiments;
    this.persons = persons;
    this.clock = clock;
  }

  @GET
  public List<Body> days(@Auth Caller caller, @Context ContainerRequestContext request) {
    return days(persons.person(caller), QueryParameters.of(request));
  }

  /**
   * The days of a period.
   *
   * @param query {@code from} and {@code to}, both optional
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  public List<Body> days(Person person, Fields query) {
    Span span = Span.read(query, person.timeZone(), clock.instant());
    query.finish();
    Instant hiddenFrom = experiments.levelHiddenFrom(person.id()).orElse(Instant.MAX);
    return span.count() == 0
        ? List.of()
        : readDays.read(person, span.first(), span.count()).stream()
            .sorted(Comparator.comparing((DaySummary day) -> day.intake().day().date()).reversed())
            .map(day -> Body.of(day, hiddenFrom))
            .toList();
  }

  private record Span(LocalDay first, int count) {

    static Span read(Fields query, ZoneId zone, Instant now) {
      Period period = Period.read(query, () -> zone);
      Instant until = period.until().orElse(LocalDay.containing(now, zone).end());
      LocalDay last = LocalDay.containing(until.minusMillis(1), zone);
      LocalDay first =
          period
              .from()
              .map(from -> LocalDay.containing(from, zone))
              .orElse(last.plusDays(1L - DEFAULT_DAYS));
      long count =
          period.from().equals(period.until()) && period.from().isPresent()
              ? 0
              : ChronoUnit.DAYS.between(first.date(), last.date()) + 1;
      if (last.date().getYear() > MAX_YEAR) {
        query.refuse("to", "out_of_range", "must be between the years 1 and 9999 in local time");
      } else if (count > MAX_DAYS) {
        query.refuse("from", "period_too_long", "must be at most " + MAX_DAYS + " days");
      } else if (count < 0 && !period.isClosed()) { // otherwise Period.read has refused it
        query.refuse("from", "reversed_range", "must not be after the end");
      }
      return new Span(first, (int) Math.max(0, Math.min(count, MAX_DAYS)));
    }
  }

  /** One day as JSON; null what a blinded experiment hides. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record Body(
      String date,
      double totalMg,
      int count,
      Optional<String> firstAt,
      Optional<String> lastAt,
      OptionalDouble atBedtimeMg,
      boolean overLimit,
      double limitMg,
      HeartRateBody heartRate) {

    static Body of(DaySummary day, Instant hiddenFrom) {
      Hideable hideable = new Hideable(day.intake().day().end().isAfter(hiddenFrom));
      IntakeTotals totals = day.intake().totals();
      return new Body(
          day.intake().day().date().toString(),
          Rounding.toTwoDecimals(totals.totalMg()),
          totals.count(),
          totals.firstAt().map(TimestampFormat::format),
          totals.lastAt().map(TimestampFormat::format),
          hideable.milligrams(day.levelAtBedtimeMg()),
          day.overLimit(),
          day.limit().milligrams(),
          HeartRateBody.of(day.heartRate()));
    }
  }

  /** The readings of a day, in bpm; null without readings. */
  @JsonNaming(SnakeCaseStrategy.class)
  public record HeartRateBody(
      long n,
      Optional<Integer> min,
      Optional<Double> median,
      Optional<Integer> max,
      Optional<Double> restingMedian) {

    static HeartRateBody of(HeartRateDay day) {
      Optional<HeartRateStatistics> all = day.overall();
      return new HeartRateBody(
          all.map(HeartRateStatistics::count).orElse(0L),
          all.map(HeartRateStatistics::minimum),
          all.map(HeartRateStatistics::median),
          all.map(HeartRateStatistics::maximum),
          day.resting().map(HeartRateStatistics::median));
    }
  }
}
