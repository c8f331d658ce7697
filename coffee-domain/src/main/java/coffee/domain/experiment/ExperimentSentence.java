package coffee.domain.experiment;

import coffee.domain.correlation.result.Verdict;
import coffee.domain.experiment.analysis.Limits;
import java.util.Locale;
import java.util.OptionalInt;

/** What an experiment found, in words for the person: causal, because a coin decided. */
final class ExperimentSentence {

  private static final String COIN =
      " A coin decided the days, so nothing else about the days can explain it, except chance:"
          + " fewer than 1 such experiment in 20 would mislead.";

  private final Design design;

  ExperimentSentence(Design design) {
    this.design = design;
  }

  /** The verdict on an effect. */
  String of(
      Verdict verdict,
      ExperimentResult.Numbers effect,
      OptionalInt moreBlocks,
      double meaningfulBpm) {
    return switch (verdict) {
      case RAISES -> moved("raised your heart rate by about", effect);
      case LOWERS -> moved("lowered your heart rate by about", effect);
      case RAISES_SLIGHTLY -> moved("raised your heart rate slightly, by about", effect);
      case LOWERS_SLIGHTLY -> moved("lowered your heart rate slightly, by about", effect);
      case NO_MEANINGFUL_EFFECT ->
          sentence(
              "Your heart rate was the same within %.0f bpm per 100 mg, with and without.",
              meaningfulBpm);
      case INCONCLUSIVE -> open(effect.limits(), moreBlocks, meaningfulBpm);
      case NOT_ENOUGH_DATA -> throw new IllegalArgumentException("an effect without data");
    };
  }

  /** Why there is no verdict. */
  static String missing(ExperimentResult.Need need, Blocks blocks) {
    return switch (need) {
      case USABLE_BLOCKS ->
          sentence(
              "There is not enough data: %d of %d pairs of days could be used, and %d are needed.",
              blocks.usable(), blocks.planned(), ExperimentConclusion.MIN_BLOCKS);
      case CONTRAST ->
          "There is not enough data: on your two kinds of days you took nearly the same caffeine.";
    };
  }

  /** What is known while it runs. */
  static String running(Blocks blocks, Limits limits) {
    return sentence(
        "After %d of %d pairs of days: %s per 100 mg. You may look as often as you like; do not"
            + " drop or repeat a day because of it.",
        blocks.usable(), blocks.planned(), range(limits));
  }

  private String moved(String how, ExperimentResult.Numbers effect) {
    return sentence(
        "%s %s %.1f bpm per 100 mg (95 %%: %s).%s",
        design == Design.DECAF_BLINDED ? "Caffeine" : "Your coffee",
        how,
        Math.abs(effect.bpmPer100Mg().orElseThrow()),
        range(effect.limits()),
        COIN);
  }

  private static String open(Limits limits, OptionalInt moreBlocks, double meaningfulBpm) {
    return sentence("Still open: %s per 100 mg.", range(limits))
        + (moreBlocks.isEmpty()
            ? ""
            : sentence(
                " About %d more pairs of days would settle an effect of %.0f bpm.",
                moreBlocks.getAsInt(), meaningfulBpm));
  }

  private static String range(Limits limits) {
    if (limits.areOpen()) {
      return "no bounds yet, in bpm";
    }
    if (limits.low().isEmpty()) {
      return sentence("at most %+.1f bpm", limits.high().orElseThrow());
    }
    return limits.high().isEmpty()
        ? sentence("at least %+.1f bpm", limits.low().orElseThrow())
        : sentence(
            "between %+.1f and %+.1f bpm", limits.low().orElseThrow(), limits.high().orElseThrow());
  }

  private static String sentence(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
