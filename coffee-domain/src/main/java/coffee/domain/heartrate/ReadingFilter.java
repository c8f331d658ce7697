package coffee.domain.heartrate;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Selects readings; empty components do not restrict.
 *
 * @param from first instant, inclusive
 * @param until last instant, exclusive
 * @param contextLabel exactly this label
 * @param source exactly this source
 * @param minimumBpm lowest heart rate, inclusive
 * @param maximumBpm highest heart rate, inclusive
 */
public record ReadingFilter(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> contextLabel,
    Optional<String> source,
    OptionalInt minimumBpm,
    OptionalInt maximumBpm) {

  /** Every reading. */
  public static final ReadingFilter ALL =
      new ReadingFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  /** Readings with {@code measuredAt < until}. */
  public static ReadingFilter before(Instant until) {
    return new ReadingFilter(
        Optional.empty(),
        Optional.of(until),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  /** Readings with {@code from <= measuredAt < until}. */
  public static ReadingFilter between(Instant from, Instant until) {
    return new ReadingFilter(
        Optional.of(from),
        Optional.of(until),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }
}
