package coffee.domain.correlation.report;

import coffee.domain.correlation.regression.FitResult;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Interval;
import coffee.domain.correlation.result.Verdict;
import java.util.Locale;

/** The summary sentence for the person: the effect and its uncertainty, never a diagnosis. */
final class SummarySentence {

  private SummarySentence() {}

  /** Summarizes an effect. */
  static String of(Effect effect, Verdict verdict, double meaningfulBpm) {
    double bpm = effect.estimate().bpmPer100Mg();
    Interval range = effect.estimate().confidence();
    int days = effect.basis().days();
    return switch (verdict) {
      case RAISES -> moved("is about %.1f bpm higher", bpm, range, days) + enough("rise", effect);
      case LOWERS -> moved("is about %.1f bpm lower", -bpm, range, days) + enough("fall", effect);
      case RAISES_SLIGHTLY ->
          moved("is slightly higher, by about %.1f bpm", bpm, range, days) + enough("rise", effect);
      case LOWERS_SLIGHTLY ->
          moved("is slightly lower, by about %.1f bpm", -bpm, range, days) + enough("fall", effect);
      case NO_MEANINGFUL_EFFECT ->
          sentence(
              "After your coffees your heart rate hardly changes: %s, less than %.1f bpm either"
                  + " way.",
              change(range, days), meaningfulBpm);
      case INCONCLUSIVE ->
          sentence(
              "What your heart rate does after your coffees is still open: %s.",
              change(range, days));
      case NOT_ENOUGH_DATA -> throw new IllegalArgumentException("an effect without data");
    };
  }

  /** Explains why there is no effect. */
  static String of(FitResult.InsufficientData refused) {
    return sentence(
        "There is not enough data yet to say what your heart rate does after your coffees. %s",
        refused.explanation());
  }

  private static String moved(String how, double bpm, Interval range, int days) {
    return sentence(
        "After your coffees your heart rate " + how + " at the peak of 100 mg of caffeine (%s).",
        bpm,
        change(range, days));
  }

  /** How large a change for another reason would explain the effect. */
  private static String enough(String change, Effect effect) {
    return effect.tippingBpm().isEmpty()
        ? ""
        : sentence(
            " A %s of %.1f bpm for two hours after every cup for another reason (sugar, a meeting,"
                + " a walk) would be enough to explain this.",
            change, effect.tippingBpm().getAsDouble());
  }

  private static String change(Interval range, int days) {
    return sentence(
        "95 %% interval %+.1f to %+.1f bpm per 100 mg, from %d days",
        range.low(), range.high(), days);
  }

  private static String sentence(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
