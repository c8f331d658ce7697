package coffee.domain.steps;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException;
import coffee.domain.TimestampRules;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Use case: record counts of steps. Every way in goes through it, so that no count is stored that
 * violates the rules. Thread-safe.
 */
public final class RecordSteps {

  /** A shorter period is a device's rounding error, unless midnight in UTC cuts it off. */
  public static final Duration MIN_LENGTH = Duration.ofSeconds(1);

  /** The sum of a longer period says too little about its five minutes. */
  public static final Duration MAX_LENGTH = Duration.ofMinutes(30);

  /** More than a sprinter takes in {@link #MAX_LENGTH}: a guard against cumulative counters. */
  public static final int MAX_COUNT = 10_000;

  private final StepLog log;
  private final TimestampRules timestamps;

  /** Records into a log by the rules for timestamps of the instance. */
  public RecordSteps(StepLog log, TimestampRules timestamps) {
    this.log = log;
    this.timestamps = timestamps;
  }

  /**
   * Adds several counts. One that crosses midnight in UTC is stored as two, in proportion to time.
   *
   * @param importId the per-person id of the import, if any
   * @return the result of each, in the given order; of one stored as two the more surprising one
   * @throws DomainException {@code timestamp_too_early}, {@code timestamp_in_future} (also if it
   *     ends there) or {@code out_of_range}; else as {@link StepLog#addAll}; nothing is stored
   */
  public List<AddResult<StepCount>> addAll(
      PersonId person, List<StepCount> counts, OptionalLong importId) {
    Instant latest = timestamps.latest();
    List<StepCount> parts = new ArrayList<>(counts.size());
    int[] ends = new int[counts.size()];
    for (int i = 0; i < ends.length; i++) {
      requireValid(counts.get(i), latest);
      parts.addAll(split(counts.get(i)));
      ends[i] = parts.size();
    }
    Iterator<AddResult<StepCount>> added = log.addAll(person, parts, importId).iterator();
    List<AddResult<StepCount>> results = new ArrayList<>(ends.length);
    int done = 0;
    for (int i = 0; i < ends.length; i++) {
      AddResult<StepCount> result = added.next();
      for (done++; done < ends[i]; done++) {
        result = joined(counts.get(i), result, added.next());
      }
      results.add(result);
    }
    return results;
  }

  private static void requireValid(StepCount steps, Instant latest) {
    Instant unused = TimestampRules.requireValid(steps.start(), latest);
    if (steps.end().isAfter(latest)) {
      throw DomainException.invalid(
          "timestamp_in_future", "must not end more than 5 minutes ahead of the server's clock");
    }
    boolean isTooShort = steps.length().compareTo(MIN_LENGTH) < 0 && !touchesMidnight(steps);
    if (isTooShort || steps.length().compareTo(MAX_LENGTH) > 0) {
      throw DomainException.outOfRange(
          "a count of steps must span %d to %d seconds, was %s"
              .formatted(MIN_LENGTH.toSeconds(), MAX_LENGTH.toSeconds(), seconds(steps.length())));
    }
    if (steps.count() > MAX_COUNT) {
      throw DomainException.outOfRange(
          "steps must be 0 to %d, were %d".formatted(MAX_COUNT, steps.count()));
    }
  }

  private static boolean touchesMidnight(StepCount steps) {
    return isMidnight(steps.start()) || isMidnight(steps.end());
  }

  private static boolean isMidnight(Instant moment) {
    return moment.truncatedTo(ChronoUnit.DAYS).equals(moment);
  }

  private static String seconds(Duration length) {
    return Double.toString(length.toMillis() / 1000.0);
  }

  /** The parts that are stored: two of a count that crosses midnight in UTC, otherwise itself. */
  public static List<StepCount> split(StepCount steps) {
    Instant midnight = StepDay.dayOf(steps).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    if (!steps.end().isAfter(midnight)) {
      return List.of(steps);
    }
    Duration first = Duration.between(steps.start(), midnight);
    int before = (int) (steps.count() * first.toMillis() / steps.length().toMillis());
    return List.of(
        new StepCount(steps.start(), first, before, steps.source()),
        new StepCount(
            midnight, steps.length().minus(first), steps.count() - before, steps.source()));
  }

  private static AddResult<StepCount> joined(
      StepCount whole, AddResult<StepCount> one, AddResult<StepCount> other) {
    if (one.outcome() == Outcome.CONFLICT) {
      return one;
    }
    if (other.outcome() == Outcome.CONFLICT) {
      return other;
    }
    boolean isStored = one.outcome() == Outcome.STORED || other.outcome() == Outcome.STORED;
    return new AddResult<>(isStored ? Outcome.STORED : Outcome.EXISTING, whole);
  }
}
