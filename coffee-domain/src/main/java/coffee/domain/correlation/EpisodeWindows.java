package coffee.domain.correlation;

import coffee.domain.correlation.Episode.Exclusion;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Computes baseline, response and exclusion of dose groups (METHOD 2). */
final class EpisodeWindows {

  static final int BEFORE_NEXT_CUP = 5;

  private static final int BASELINE_FROM = -60;
  private static final int BASELINE_UNTIL = -5;
  private static final int RESPONSE_FROM = 15;

  private final RowWindows windows;
  private final int minutesAfter;
  private final int leastRows;

  /**
   * Creates windows over rows.
   *
   * @param leastRows minimum number of rows in each window
   */
  EpisodeWindows(RowWindows windows, int hoursAfter, int leastRows) {
    this.windows = windows;
    minutesAfter = hoursAfter * 60;
    this.leastRows = leastRows;
  }

  int minutesAfter() {
    return minutesAfter;
  }

  /** Mean of the hour before a minute; empty if there are too few rows. */
  OptionalDouble baseline(long minute) {
    long from = minute + BASELINE_FROM;
    long until = minute + BASELINE_UNTIL;
    return windows.rows(from, until) < leastRows
        ? OptionalDouble.empty()
        : OptionalDouble.of(windows.meanBpm(from, until));
  }

  /** The episode of a dose group. */
  Episode episode(Serving serving) {
    long from = serving.minute() + RESPONSE_FROM;
    int length = serving.undisturbedMinutes(minutesAfter);
    long until = serving.minute() + length;
    OptionalDouble baseline = baseline(serving.minute());
    OptionalDouble after =
        windows.rows(from, until) < leastRows
            ? OptionalDouble.empty()
            : OptionalDouble.of(windows.meanBpm(from, until));
    return new Episode(
        serving.startedAt(),
        serving.milligrams(),
        serving.cups(),
        baseline,
        after,
        windows.readings(from, until),
        Duration.ofMinutes(length),
        exclusion(serving, baseline, after));
  }

  private static Optional<Exclusion> exclusion(
      Serving serving, OptionalDouble baseline, OptionalDouble after) {
    if (serving.followedHour()) {
      return Optional.of(Exclusion.CUP_IN_THE_HOUR_BEFORE);
    }
    if (baseline.isEmpty()) {
      return Optional.of(Exclusion.TOO_FEW_BEFORE);
    }
    return after.isEmpty() ? Optional.of(Exclusion.TOO_FEW_AFTER) : Optional.empty();
  }

  /** The increase of exposure from the baseline of a used episode to its response. */
  double exposureGrowth(Serving serving, double[] exposure) {
    long minute = serving.minute();
    return windows.mean(
            exposure, minute + RESPONSE_FROM, minute + serving.undisturbedMinutes(minutesAfter))
        - windows.mean(exposure, minute + BASELINE_FROM, minute + BASELINE_UNTIL);
  }
}
