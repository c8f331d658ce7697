package coffee.domain.experiment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a person reported of a day.
 *
 * @param date the day
 * @param kept whether they did as planned; false for a void day
 * @param guessedCaffeine of a blinded experiment: whether they think that the portion had caffeine
 * @param voidReason why the day does not count, if it does not
 * @param reportedAt when; truncated to milliseconds
 */
public record DayReport(
    LocalDate date,
    boolean kept,
    Optional<Boolean> guessedCaffeine,
    Optional<VoidReason> voidReason,
    Instant reportedAt) {

  /** Rejects arguments that are programming errors. */
  public DayReport {
    if (kept && voidReason.isPresent()) {
      throw new IllegalArgumentException(date + " is void and kept");
    }
    reportedAt = reportedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether the day does not count. */
  public boolean isVoid() {
    return voidReason.isPresent();
  }
}
