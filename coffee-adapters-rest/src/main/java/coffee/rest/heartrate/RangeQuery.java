package coffee.rest.heartrate;

import coffee.domain.Page;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFormat;
import coffee.rest.list.Cursor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The period and page that a request asks for.
 *
 * @param from start of the period, inclusive
 * @param until end of the period, exclusive
 * @param limit maximum number of readings or intervals on the page
 * @param after position after which the page starts
 */
record RangeQuery(
    Instant from, Instant until, Resolution resolution, int limit, Optional<Page.Position> after) {

  private static final int DEFAULT_LIMIT = 1_000;
  private static final int MAX_LIMIT = 10_000;
  private static final Duration DEFAULT_PERIOD = Duration.ofHours(24);

  /**
   * Reads the parameters; {@code start} and {@code end} are deprecated aliases of {@code from} and
   * {@code to}.
   *
   * @throws coffee.rest.problem.ProblemException 422 with all violations
   */
  static RangeQuery read(Fields query, Supplier<ZoneId> zone, Instant now) {
    FieldReader<Instant> instant = TimestampFormat.instantOrDay(zone);
    Optional<Instant> to = firstGiven(query, "to", "end", instant);
    Instant until = to.orElse(now.truncatedTo(ChronoUnit.MILLIS));
    Instant from = firstGiven(query, "from", "start", instant).orElse(until.minus(DEFAULT_PERIOD));
    if (until.isBefore(from)) {
      query.refuse(
          to.isPresent() ? givenName(query, "to", "end") : givenName(query, "from", "start"),
          "reversed_range",
          "the end must not be before the start");
    }
    RangeQuery range =
        new RangeQuery(
            from,
            until,
            query.optional("resolution", Resolution.reader()).orElse(Resolution.RAW),
            query.optional("limit", FieldReader.wholeNumber(1, MAX_LIMIT)).orElse(DEFAULT_LIMIT),
            query.optional("cursor", Cursor.read()));
    query.finish();
    return range;
  }

  private static Optional<Instant> firstGiven(
      Fields query, String name, String olderName, FieldReader<Instant> instant) {
    Optional<Instant> value = query.optional(name, instant);
    Optional<Instant> older = query.optional(olderName, instant);
    if (value.isPresent() && older.isPresent()) {
      query.refuse(olderName, "conflicting_fields", "is an alias of %s".formatted(name));
    }
    return value.or(() -> older);
  }

  private static String givenName(Fields query, String name, String olderName) {
    return query.isGiven(name) ? name : olderName;
  }
}
