package coffee.domain.correlation;

import coffee.domain.correlation.Effect.Method;
import coffee.domain.correlation.Outcome.Fitted;
import coffee.domain.correlation.Outcome.Refused;
import java.util.Optional;

/** When not to give a number, and what to say instead (METHOD 3.7). */
final class Refusal {

  static final int LEAST_CUPS = 5;
  static final int LEAST_DENSE_DAYS = 7;
  static final int LEAST_DENSE_ROWS = 60;
  static final int LEAST_SPARSE_DAYS = 10;

  private static final double LEAST_EFFECTIVE_DAYS = 4;
  private static final double LEAST_INFORMATION = 1;
  private static final double GREATEST_INFLATION = 50;

  /** In bpm; what is below is rounding of a heart rate that does not vary. */
  private static final double LEAST_STANDARD_ERROR = 1e-9;

  private Refusal() {}

  static Refused noReadings() {
    return new Refused(
        "There are no usable heart rates in this period. Log some through the day, or connect a"
            + " device.");
  }

  static Refused tooFewCups(int cups) {
    return new Refused(
        "%d cups are logged in this period; at least %d are needed.".formatted(cups, LEAST_CUPS));
  }

  static Refused tooFewDays(int days, int least) {
    return new Refused(
        "Your heart rate is usable on %d days of this period; at least %d are needed."
            .formatted(days, least));
  }

  static Refused tooFewRows(int rows, int least) {
    return new Refused(
        ("There are %d usable heart rates in this period; at least %d are needed. Log some before"
                + " and some 30 to 120 minutes after a cup.")
            .formatted(rows, least));
  }

  static Refused oneReadingADay() {
    return new Refused(
        "One reading a day cannot separate coffee from the kind of day it was: log at least 4"
            + " readings a day, some before and some 30 to 120 minutes after a cup, or skip coffee"
            + " on days chosen at random.");
  }

  /** The fit's effect, unless the fit itself says that it means nothing. */
  static Outcome unlessSound(
      Optional<JackknifeFit> attempt, Method method, int rows, double autocorrelation) {
    if (attempt.isEmpty()) {
      return cupsTellNothing();
    }
    JackknifeFit fit = attempt.get();
    if (method == Method.SPARSE && !(fit.information() >= LEAST_INFORMATION)) {
      return cupsTellNothing();
    }
    if (!(fit.varianceInflation() <= GREATEST_INFLATION)) {
      return cupsTellNothing();
    }
    if (!(fit.effectiveDays() >= LEAST_EFFECTIVE_DAYS)) {
      return new Refused(
          ("Only about %.0f days tell caffeine from the time of day; at least %.0f are needed. Log"
                  + " your cups and your heart rate on more days.")
              .formatted(Math.max(0, fit.effectiveDays()), LEAST_EFFECTIVE_DAYS));
    }
    if (!(fit.standardError() > LEAST_STANDARD_ERROR)) {
      return new Refused(
          "Your heart rate does not vary at all in this period. Check the device that reports it.");
    }
    return new Fitted(effect(fit, method, rows, autocorrelation));
  }

  private static Refused cupsTellNothing() {
    return new Refused(
        "Your cups cannot be told from the time of day. Skip a random half of them, or move them"
            + " by 2 to 3 hours.");
  }

  private static Effect effect(JackknifeFit fit, Method method, int rows, double autocorrelation) {
    return new Effect(
        fit.estimate(),
        method,
        new Effect.Basis(
            rows, fit.days(), fit.effectiveDays(), autocorrelation, fit.varianceInflation()));
  }
}
