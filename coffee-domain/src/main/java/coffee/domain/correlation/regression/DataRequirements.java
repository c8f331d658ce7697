package coffee.domain.correlation.regression;

import coffee.domain.correlation.regression.FitResult.EffectFound;
import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.result.Effect.Method;
import coffee.domain.correlation.result.NeedItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The minimum data for an estimate, and the messages if they are not met (METHOD 3.7). */
final class DataRequirements {

  static final int MIN_CUPS = 5;
  static final int REQUIRED_DENSE_DAYS = 7;
  static final int MIN_DENSE_ROWS = 60;
  static final int MIN_SPARSE_DAYS = 10;

  /** Advised to people with one reading a day, from which no effect can be estimated. */
  static final int ADVISED_READINGS_PER_DAY = 4;

  private static final double MIN_EFFECTIVE_DAYS = 4;
  private static final double MIN_INFORMATION = 1;
  private static final double MAX_INFLATION = 50;

  /** In bpm; smaller values are rounding errors of a constant heart rate. */
  private static final double MIN_STANDARD_ERROR = 1e-9;

  private DataRequirements() {}

  static MissingData noReadings() {
    return new MissingData(
        "There are no usable heart rates in this period. Log some throughout the day, or connect a"
            + " device.",
        "heart rates throughout the day (none are usable now)");
  }

  static MissingData tooFewCups(int cups) {
    return new MissingData(
        "%s logged in this period; at least %d are needed."
            .formatted(cups == 1 ? "1 cup is" : cups + " cups are", MIN_CUPS),
        "at least %d cups (%d %s logged)".formatted(MIN_CUPS, cups, cups == 1 ? "is" : "are"));
  }

  static MissingData tooFewDays(int days, int minimum) {
    return new MissingData(
        "Your heart rate is usable on %s of this period; at least %d are needed."
            .formatted(days == 1 ? "1 day" : days + " days", minimum),
        "a usable heart rate on at least %d days (now on %d)".formatted(minimum, days));
  }

  static MissingData tooFewRows(int rows, int minimum) {
    return new MissingData(
        ("There %s in this period; at least %d are needed. Log some before and some 30 to 120"
                + " minutes after a cup.")
            .formatted(
                rows == 1 ? "is 1 usable heart rate" : "are " + rows + " usable heart rates",
                minimum),
        "at least %d usable heart rates (now %d)".formatted(minimum, rows));
  }

  static MissingData oneReadingPerDay() {
    return new MissingData(
        ("One reading a day cannot separate coffee from the kind of day it was: log at least %d"
                + " readings a day, some before and some 30 to 120 minutes after a cup, or skip"
                + " coffee on days chosen at random.")
            .formatted(ADVISED_READINGS_PER_DAY),
        "at least %d readings a day".formatted(ADVISED_READINGS_PER_DAY));
  }

  /** The effect of a fit, unless its diagnostics show that it is unreliable. */
  static FitResult effectIfReliable(FinalFit last) {
    return unreliable(last.fit(), last.method())
        .<FitResult>map(missing -> missing)
        .orElseGet(() -> new EffectFound(last.effect()));
  }

  /** Comparisons are written so that NaN fails them. */
  private static Optional<InsufficientData> unreliable(JackknifeFit fit, Method method) {
    boolean informed = method == Method.DENSE || fit.information() >= MIN_INFORMATION;
    if (!informed || !(fit.varianceInflation() <= MAX_INFLATION)) {
      return Optional.of(dosesNotSeparable());
    }
    if (!(fit.effectiveDays() >= MIN_EFFECTIVE_DAYS)) {
      return Optional.of(tooFewEffectiveDays(fit.effectiveDays()));
    }
    return fit.standardError() > MIN_STANDARD_ERROR ? Optional.empty() : Optional.of(constant());
  }

  private static InsufficientData tooFewEffectiveDays(double days) {
    return new InsufficientData(
        String.format(
            Locale.ROOT,
            "Only about %.0f days tell caffeine from the time of day; at least %.0f are needed. Log"
                + " your cups and your heart rate on more days.",
            days,
            MIN_EFFECTIVE_DAYS),
        List.of(
            NeedItem.of(
                NeedItem.Code.EFFECTIVE_DAYS, (int) days, (int) Math.ceil(MIN_EFFECTIVE_DAYS))));
  }

  private static InsufficientData constant() {
    return new InsufficientData(
        "Your heart rate does not vary at all in this period. Check the device that reports it.",
        List.of(NeedItem.of(NeedItem.Code.CONSTANT)));
  }

  static InsufficientData dosesNotSeparable() {
    return new InsufficientData(
        "Your cups are not separable from the time of day. Skip a random half of them, or move them"
            + " by 2 to 3 hours.",
        List.of(NeedItem.of(NeedItem.Code.VARY)));
  }
}
