package coffee.domain.experiment;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The state of one day of a block, and its measurement.
 *
 * @param date the day
 * @param status whether it was measured and counts
 * @param outcome what was measured; empty unless {@link Status#MEASURED}
 */
public record BlockDay(LocalDate date, Status status, Optional<DayOutcome> outcome) {

  /** Whether a day was measured and counts. */
  public enum Status {
    /** Its window is not over, or is after the end of the experiment. */
    OPEN,
    /** Too little was measured, but readings may still arrive from a device that uploads late. */
    WAITING,
    /** Enough was measured; it counts. */
    MEASURED,
    /** Too little was measured. */
    MISSING,
    /** The person reported before the cup that it does not count. */
    VOID
  }

  boolean isMeasured() {
    return status == Status.MEASURED;
  }

  /** Whether it is missing or void. */
  boolean isLost() {
    return status == Status.MISSING || status == Status.VOID;
  }

  /** Whether it can still become measured. */
  boolean isPending() {
    return status == Status.OPEN || status == Status.WAITING;
  }
}
