package coffee.domain.correlation.episodes;

import coffee.domain.correlation.data.RowWindowSums;
import coffee.domain.correlation.result.Episode;
import coffee.domain.correlation.result.Episode.Exclusion;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Computes baseline, response and exclusion of dose groups (METHOD 2). */
final class EpisodeWindows {

  private static final int BASELINE_FROM = -60;
  private static final int BASELINE_UNTIL = -5;
  private static final int RESPONSE_FROM = 15;

  private final RowWindowSums windows;
  private final int minutesAfter;
  private final int minRows;

  /**
   * Creates windows over rows.
   *
   * @param minRows minimum number of rows in each window
   */
  EpisodeWindows(RowWindowSums windows, int hoursAfter, int minRows) {
    this.windows = windows;
    minutesAfter = hoursAfter * 60;
    this.minRows = minRows;
  }

  int minutesAfter() {
    return minutesAfter;
  }

  /** Mean of the hour before a minute; empty if there are too few rows. */
  OptionalDouble baselineBpm(long minute) {
    long from = minute + BASELINE_FROM;
    long until = minute + BASELINE_UNTIL;
    return windows.rowCount(from, until) < minRows
        ? OptionalDouble.empty()
        : OptionalDouble.of(windows.meanBpm(from, until));
  }

  /** The episode of a dose group. */
  Episode describe(DoseGroup group) {
    long from = group.minute() + RESPONSE_FROM;
    int length = group.minutesUntilNextDose(minutesAfter);
    long until = group.minute() + length;
    OptionalDouble baseline = baselineBpm(group.minute());
    OptionalDouble after =
        windows.rowCount(from, until) < minRows
            ? OptionalDouble.empty()
            : OptionalDouble.of(windows.meanBpm(from, until));
    return new Episode(
        group.startedAt(),
        group.milligrams(),
        group.doseCount(),
        baseline,
        after,
        windows.readingCount(from, until),
        Duration.ofMinutes(length),
        exclusion(group, baseline, after));
  }

  private static Optional<Exclusion> exclusion(
      DoseGroup group, OptionalDouble baseline, OptionalDouble after) {
    if (group.hasDoseInHourBefore()) {
      return Optional.of(Exclusion.CUP_IN_THE_HOUR_BEFORE);
    }
    if (baseline.isEmpty()) {
      return Optional.of(Exclusion.TOO_FEW_BEFORE);
    }
    return after.isEmpty() ? Optional.of(Exclusion.TOO_FEW_AFTER) : Optional.empty();
  }

  /** The increase of exposure from the baseline of a used episode to its response. */
  double exposureIncrease(DoseGroup group, double[] exposure) {
    long minute = group.minute();
    return windows.mean(
            exposure, minute + RESPONSE_FROM, minute + group.minutesUntilNextDose(minutesAfter))
        - windows.mean(exposure, minute + BASELINE_FROM, minute + BASELINE_UNTIL);
  }
}
