package coffee.domain.correlation.report;

import coffee.domain.correlation.regression.FitResult;
import coffee.domain.correlation.regression.StudentT;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Effect.Identifiability;
import coffee.domain.correlation.result.Estimate;
import coffee.domain.correlation.result.NeedItem;
import coffee.domain.correlation.result.PowerAnalysis;
import coffee.domain.correlation.result.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Computes the data needed for a conclusive result (METHOD 3.7). */
final class PowerCalculation {

  /** {@code z_{.80}}, for 80 % power. */
  private static final double POWER = 0.8416;

  private static final int MAX_DAYS = 365;

  private static final List<NeedItem> VARY = List.of(NeedItem.of(NeedItem.Code.VARY));

  private PowerCalculation() {}

  /** The advice if there is no effect. */
  static PowerAnalysis of(FitResult.InsufficientData refused) {
    return new PowerAnalysis(
        OptionalDouble.empty(), OptionalInt.empty(), refused.explanation(), refused.items());
  }

  /**
   * The advice for an effect: {@code MDE80 = (t_{.975,df} + 0.8416) se}, and {@code G (MDE80 / δ)²}
   * days for a meaningful effect δ.
   */
  static PowerAnalysis of(Effect effect, Verdict verdict, double meaningfulBpm) {
    Estimate estimate = effect.estimate();
    double detectable =
        (StudentT.limit95(estimate.degreesOfFreedom()) + POWER) * estimate.standardError();
    double ratio = detectable / meaningfulBpm;
    int days = effect.basis().days();
    double more = Math.ceil(days * ratio * ratio) - days;
    int capped = (int) Math.max(0, Math.min(MAX_DAYS, more));
    if (verdict != Verdict.INCONCLUSIVE) {
      return need(detectable, OptionalInt.of(0), "Nothing more is needed.", List.of());
    }
    if (effect.basis().identifiability() == Identifiability.WEAK) {
      return need(
          detectable,
          OptionalInt.empty(),
          "More days of the same kind will not help: skip a random half of your cups, or move them"
              + " by 2 to 3 hours.",
          VARY);
    }
    return need(
        detectable, OptionalInt.of(capped), advice(capped, meaningfulBpm), items(days, capped));
  }

  private static List<NeedItem> items(int days, int more) {
    if (more == 0) {
      return List.of();
    }
    return more == MAX_DAYS ? VARY : List.of(NeedItem.of(NeedItem.Code.DAYS, days, days + more));
  }

  private static String advice(int more, double meaningfulBpm) {
    if (more == 0) {
      return "The effect is close to the limit of what matters: keep logging.";
    }
    return more == MAX_DAYS
        ? "More data of the same kind will not settle it: vary when you drink, and add days without"
            + " coffee."
        : String.format(
            Locale.ROOT,
            "About %d more days like these would show an effect of %.1f bpm per 100 mg.",
            more,
            meaningfulBpm);
  }

  private static PowerAnalysis need(
      double detectable, OptionalInt moreDays, String advice, List<NeedItem> items) {
    return new PowerAnalysis(OptionalDouble.of(detectable), moreDays, advice, items);
  }
}
