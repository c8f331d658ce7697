package coffee.domain.correlation.episodes;

import coffee.domain.correlation.data.RowWindowSums;
import coffee.domain.correlation.result.ResponseCurve;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates the curve of METHOD 2: mean over episodes, minus that of matched control days if at
 * least half of its values have two or more of them; else the raw mean, labelled so.
 */
final class ResponseCurveEstimator {

  private static final int MIN_CONTROLS = 2;

  private final RowWindowSums windows;
  private final ControlDays controlDays;
  private final MeanCurve raw = new MeanCurve();
  private final MeanCurve corrected = new MeanCurve();

  ResponseCurveEstimator(RowWindowSums windows, ControlDays controlDays) {
    this.windows = windows;
    this.controlDays = controlDays;
  }

  /**
   * Adds a used episode.
   *
   * @param day statistical day of its first dose
   */
  void add(DoseGroup group, double baseline, long day) {
    long undisturbed = group.minutesUntilNextDose(Integer.MAX_VALUE);
    LagCurve curve = LagCurve.around(windows, group.minute(), baseline, undisturbed);
    List<LagCurve> controls = new ArrayList<>();
    for (ControlDays.Control control : controlDays.controlsFor(group.minute())) {
      controls.add(
          LagCurve.around(windows, control.minute(), control.baseline(), control.undisturbed()));
    }
    raw.add(day, curve);
    corrected.add(day, curve.subtract(LagCurve.mean(controls, MIN_CONTROLS)));
  }

  /** The curve of all added episodes. */
  ResponseCurve estimate(long seed) {
    boolean isCorrected =
        corrected.valueCount() > 0 && 2 * corrected.valueCount() >= raw.valueCount();
    return new ResponseCurve(isCorrected, (isCorrected ? corrected : raw).points(seed));
  }
}
