package coffee.devices.apple;

import coffee.devices.row.Stamps;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Context;
import java.time.Instant;
import java.util.Optional;

/** The sleep and workout times of a file. Not thread-safe. */
final class Labels {

  private final Stamps stamps;
  private final Periods sleep = new Periods();
  private final Periods workouts = new Periods();

  Labels(Stamps stamps) {
    this.stamps = stamps;
  }

  /** Adds sleep; ignored without valid times with offsets. */
  void slept(CharSequence start, CharSequence end) {
    add(sleep, start, end);
  }

  /** Adds a workout; ignored without valid times with offsets. */
  void exercised(CharSequence start, CharSequence end) {
    add(workouts, start, end);
  }

  private void add(Periods periods, CharSequence start, CharSequence end) {
    try {
      periods.add(stamps.offset(start), stamps.offset(end));
    } catch (DomainException unclear) {
      return; // the element itself is counted as a row
    }
  }

  /** The context at a moment, if known; a workout takes precedence over sleep. */
  Optional<Context> at(Instant moment) {
    if (workouts.contains(moment)) {
      return Optional.of(Context.of(Context.Kind.EXERCISE));
    }
    return sleep.contains(moment)
        ? Optional.of(Context.of(Context.Kind.SLEEPING))
        : Optional.empty();
  }
}
