package coffee.domain.experiment;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What became of one day of a block.
 *
 * @param date the day
 * @param status whether it counts
 * @param outcome what was measured; empty unless {@link Status#MEASURED}
 */
public record BlockDay(LocalDate date, Status status, Optional<DayOutcome> outcome) {

  /** Whether a day counts. */
  public enum Status {
    /** Its window is not over, or came after the end. */
    OPEN,
    /** Nothing was measured, but a late watch can still bring it. */
    WAITING,
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
