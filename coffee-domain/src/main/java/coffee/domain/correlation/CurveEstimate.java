package coffee.domain.correlation;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the curve of METHOD 2: mean over episodes, minus that of matched control days if at
 * least half of its values have two or more of them; else the raw mean, labelled so.
 */
final class CurveEstimate {

  private static final int LEAST_CONTROLS = 2;

  private final RowWindows windows;
  private final ControlDays controlDays;
  private final CurveMean raw = new CurveMean();
  private final CurveMean corrected = new CurveMean();

  CurveEstimate(RowWindows windows, ControlDays controlDays) {
    this.windows = windows;
    this.controlDays = controlDays;
  }

  /**
   * Adds a used episode.
   *
   * @param day statistical day of its first dose
   */
  void add(Serving serving, double baseline, long day) {
    long undisturbed = serving.undisturbedMinutes(Integer.MAX_VALUE);
    LagCurve curve = LagCurve.around(windows, serving.minute(), baseline, undisturbed);
    List<LagCurve> controls = new ArrayList<>();
    for (ControlDays.Control control : controlDays.of(serving.minute())) {
      controls.add(
          LagCurve.around(windows, control.minute(), control.baseline(), control.undisturbed()));
    }
    raw.add(day, curve);
    corrected.add(day, curve.minus(LagCurve.mean(controls, LEAST_CONTROLS)));
  }

  /** The curve of all added episodes. */
  ResponseCurve curve(long seed) {
    boolean isCorrected = corrected.values() > 0 && 2 * corrected.values() >= raw.values();
    return new ResponseCurve(isCorrected, (isCorrected ? corrected : raw).points(seed));
  }
}
