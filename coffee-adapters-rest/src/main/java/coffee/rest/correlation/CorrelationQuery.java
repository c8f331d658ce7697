package coffee.rest.correlation;

import coffee.domain.LocalDay;
import coffee.domain.caffeine.HalfLife;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.CorrelationRequest;
import coffee.domain.person.Person;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.list.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the parameters of a correlation request. */
final class CorrelationQuery {

  /** The effect drifts as tolerance grows, so half a year is recent and enough (METHOD 3.9). */
  static final int DEFAULT_DAYS = 180;

  /** Two years: limits the cost of one analysis. */
  static final Duration MAX_PERIOD = Duration.ofDays(731);

  private static final FieldReader<Integer> HOURS_AFTER = FieldReader.wholeNumber(1, 24);
  private static final FieldReader<Integer> DAYS = FieldReader.wholeNumber(7, 365);
  private static final FieldReader<Double> HALF_LIFE =
      FieldReader.number(HalfLife.MIN_HOURS, HalfLife.MAX_HOURS);

  private final Person person;
  private final LocalDay today;

  CorrelationQuery(Person person, Instant now) {
    this.person = person;
    this.today = LocalDay.containing(now, person.timeZone());
  }

  /** The person's local date at the time of the request; default periods end with it. */
  LocalDay today() {
    return today;
  }

  /**
   * A parsed query.
   *
   * @param episodes whether the response lists each episode
   */
  record Parsed(CorrelationRequest request, boolean episodes) {}

  /**
   * Reads and validates the query.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  Parsed read(Fields query) {
    Optional<Integer> hoursAfter = query.optional("hours_after", HOURS_AFTER);
    Optional<Integer> days = query.optional("days", DAYS);
    Optional<Double> halfLife = query.optional("half_life_hours", HALF_LIFE);
    Optional<Boolean> episodes = query.optional("episodes", FieldReader.bool());
    ZoneId zone = person.timeZone();
    Period given = Period.read(query, () -> zone);
    if (days.isPresent() && (given.from().isPresent() || given.until().isPresent())) {
      query.refuse("days", "conflicting_parameter", "cannot be combined with from and to");
    }
    Period period = withDefaults(given, days.orElse(DEFAULT_DAYS));
    requireLength(query, given, period);
    query.finish();
    CorrelationRequest request =
        new CorrelationRequest(
            period.from().orElseThrow(),
            period.until().orElseThrow(),
            hoursAfter.orElse(CorrelationInput.DEFAULT_HOURS_AFTER),
            halfLife.isPresent() ? OptionalDouble.of(halfLife.get()) : OptionalDouble.empty(),
            CorrelationInput.DEFAULT_MEANINGFUL_BPM);
    return new Parsed(request, episodes.orElse(true));
  }

  /** The default period: the given number of local days until the end of today. */
  private Period withDefaults(Period given, int days) {
    Instant until = given.until().orElse(today.end());
    LocalDay last = LocalDay.containing(until.minusMillis(1), person.timeZone());
    Instant from = given.from().orElseGet(() -> last.plusDays(1L - days).start());
    return new Period(Optional.of(from), Optional.of(until));
  }

  private static void requireLength(Fields query, Period given, Period period) {
    Instant from = period.from().orElseThrow();
    Instant until = period.until().orElseThrow();
    if (until.isBefore(from)) {
      if (!given.isClosed()) { // otherwise Period.read has refused it
        query.refuse("from", "reversed_range", "must not be after the end");
      }
    } else if (Duration.between(from, until).compareTo(MAX_PERIOD) > 0) {
      query.refuse(
          "from",
          "period_too_long",
          "must not be more than %d days before the end".formatted(MAX_PERIOD.toDays()));
    }
  }
}
