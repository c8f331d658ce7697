package coffee.devices.apple;

import coffee.devices.row.TimestampReader;
import coffee.domain.DomainException;
import coffee.domain.heartrate.ReadingContext;
import java.time.Instant;
import java.util.Optional;

/** The sleep and workout times of a file. Not thread-safe. */
final class SleepAndWorkouts {

  private static final long RECOVERY_SECONDS = 600;

  private final TimestampReader stamps;
  private final IntervalSet sleep = new IntervalSet();
  private final IntervalSet workouts = new IntervalSet();

  SleepAndWorkouts(TimestampReader stamps) {
    this.stamps = stamps;
  }

  /** Adds sleep; ignored without valid times with offsets. */
  void addSleep(CharSequence start, CharSequence end) {
    add(sleep, start, end);
  }

  /** Adds a workout; ignored without valid times with offsets. */
  void addWorkout(CharSequence start, CharSequence end) {
    add(workouts, start, end);
  }

  private void add(IntervalSet periods, CharSequence start, CharSequence end) {
    try {
      periods.add(stamps.parseWithOffset(start), stamps.parseWithOffset(end));
    } catch (DomainException unclear) {
      return; // the element itself is counted as a row
    }
  }

  /** Whether an instant follows the end of a workout, by up to ten minutes. */
  boolean isAfterWorkout(Instant instant) {
    return workouts.endedBefore(instant, RECOVERY_SECONDS);
  }

  /** The context at an instant, if known; a workout takes precedence over sleep. */
  Optional<ReadingContext> contextAt(Instant instant) {
    if (workouts.contains(instant)) {
      return Optional.of(ReadingContext.of(ReadingContext.Kind.EXERCISE));
    }
    return sleep.contains(instant)
        ? Optional.of(ReadingContext.of(ReadingContext.Kind.SLEEPING))
        : Optional.empty();
  }
}
