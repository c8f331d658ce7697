package coffee.devices.row;

import coffee.domain.DomainException;
import coffee.domain.steps.RecordSteps;
import coffee.domain.steps.StepCount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** Counts of steps as devices write them, with or without an end of their period. */
public final class StepPeriods {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int LAST_MILLISECOND = 999;

  private StepPeriods() {}

  /**
   * A count from a start to an end. An end at 59.999 seconds counts as the end of that second. A
   * period of less than a second counts as one second.
   *
   * @param steps rounded half up
   * @throws DomainException {@code period_too_long} over {@link RecordSteps#MAX_LENGTH}: the five
   *     minutes of each step are unknown; {@code out_of_range}
   */
  public static StepCount between(Instant start, Instant end, double steps, String source) {
    if (end.isBefore(start)) {
      throw DomainException.outOfRange("the period ends at %s, before its start".formatted(end));
    }
    Duration length = Duration.between(start, inclusive(end));
    if (length.compareTo(RecordSteps.MAX_LENGTH) > 0) {
      throw tooLong("steps of %d minutes in one sum".formatted(length.toMinutes()));
    }
    return new StepCount(
        start,
        length.compareTo(RecordSteps.MIN_LENGTH) < 0 ? RecordSteps.MIN_LENGTH : length,
        rounded(steps),
        source);
  }

  private static Instant inclusive(Instant end) {
    boolean isLastMoment = end.get(ChronoField.MILLI_OF_SECOND) == LAST_MILLISECOND;
    return isLastMoment ? end.truncatedTo(ChronoUnit.MILLIS).plusMillis(1) : end;
  }

  /**
   * A count of which only the start is known: that of a minute if it starts on one, otherwise of a
   * second. Neither reaches into the next five minutes.
   *
   * @param steps rounded half up
   * @throws DomainException {@code out_of_range}
   */
  public static StepCount startingAt(Instant start, double steps, String source) {
    boolean isMinute = start.truncatedTo(ChronoUnit.MINUTES).equals(start);
    return new StepCount(start, isMinute ? MINUTE : RecordSteps.MIN_LENGTH, rounded(steps), source);
  }

  /**
   * The refusal of a sum over a long time.
   *
   * @param what the sum, such as "steps of a day"
   */
  public static DomainException tooLong(String what) {
    return DomainException.invalid(
        "period_too_long",
        "%s: only counts of up to %d minutes can be placed in time"
            .formatted(what, RecordSteps.MAX_LENGTH.toMinutes()));
  }

  private static int rounded(double steps) {
    if (!(steps >= 0 && steps < RecordSteps.MAX_COUNT + 0.5)) {
      throw DomainException.outOfRange(
          "steps must be 0 to %d, were %s".formatted(RecordSteps.MAX_COUNT, steps));
    }
    return (int) Math.round(steps);
  }
}
