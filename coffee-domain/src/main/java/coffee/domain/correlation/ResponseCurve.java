package coffee.domain.correlation;

import java.util.List;
import java.util.Optional;

/**
 * Heart rate around a coffee, relative to the hour before it (METHOD 2); descriptive.
 *
 * @param correctedForTimeOfDay whether the same clock time on other days without a cup has been
 *     subtracted; if not, label it "not corrected for time of day"
 * @param points ascending; lags at which no episode has a reading are left out
 */
public record ResponseCurve(boolean correctedForTimeOfDay, List<Point> points) {

  /** Keeps the points from changing. */
  public ResponseCurve {
    points = List.copyOf(points);
  }

  /**
   * A quarter of an hour of the curve.
   *
   * @param minutes its start, in minutes from the first sip, -60 to 285; it ends before 15 more
   * @param bpm mean over episodes
   * @param band 95 %, bootstrap over days; empty with fewer than two days
   * @param episodes how many
   */
  public record Point(int minutes, double bpm, Optional<Interval> band, int episodes) {}
}
