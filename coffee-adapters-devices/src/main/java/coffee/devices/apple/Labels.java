package coffee.devices.apple;

import coffee.devices.row.Stamps;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Context;
import java.time.Instant;
import java.util.Optional;

/** When a person slept and exercised, as a file tells. Not for many threads. */
final class Labels {

  private final Stamps stamps;
  private final Periods sleep = new Periods();
  private final Periods workouts = new Periods();

  Labels(Stamps stamps) {
    this.stamps = stamps;
  }

  /** Some sleep; without clear times with offsets it labels nothing. */
  void slept(CharSequence start, CharSequence end) {
    add(sleep, start, end);
  }

  /** A workout; without clear times with offsets it labels nothing. */
  void exercised(CharSequence start, CharSequence end) {
    add(workouts, start, end);
  }

  private void add(Periods periods, CharSequence start, CharSequence end) {
    try {
      periods.add(stamps.offset(start), stamps.offset(end));
    } catch (DomainException unclear) {
      return; // what it stands in is counted as a row of its own
    }
  }

  /** What the person was doing, if the file tells: a workout wins over sleep. */
  Optional<Context> at(Instant moment) {
    if (workouts.contains(moment)) {
      return Optional.of(Context.of(Context.Kind.EXERCISE));
    }
    return sleep.contains(moment)
        ? Optional.of(Context.of(Context.Kind.SLEEPING))
        : Optional.empty();
  }
}
