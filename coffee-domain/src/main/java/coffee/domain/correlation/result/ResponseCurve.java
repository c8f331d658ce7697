package coffee.domain.correlation.result;

import java.util.List;
import java.util.Optional;

/**
 * Heart rate around an episode, relative to the hour before it (METHOD 2); descriptive.
 *
 * @param correctedForTimeOfDay whether the same clock time on control days without a dose has been
 *     subtracted; if not, label it "not corrected for time of day"
 * @param points ascending; lags without a reading are omitted
 */
public record ResponseCurve(boolean correctedForTimeOfDay, List<Point> points) {

  /** Copies the points. */
  public ResponseCurve {
    points = List.copyOf(points);
  }

  /**
   * A quarter-hour of the curve.
   *
   * @param minutes its start, in minutes from the first sip, -60 to 285; it ends before 15 more
   * @param bpm mean over episodes
   * @param band 95 %, bootstrap over days; empty with fewer than two days
   * @param episodes how many
   */
  public record Point(int minutes, double bpm, Optional<Interval> band, int episodes) {}
}
