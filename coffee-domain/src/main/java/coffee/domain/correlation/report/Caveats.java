package coffee.domain.correlation.report;

import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Effect.Identifiability;
import coffee.domain.correlation.result.Effect.Method;
import coffee.domain.correlation.result.IgnoredFutureData;
import coffee.domain.correlation.result.ResponseCurve;
import coffee.domain.correlation.result.Sensitivity;
import coffee.domain.correlation.result.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects the caveats of a result, most important first. */
public final class Caveats {

  private final List<String> sentences = new ArrayList<>();

  public List<String> sentences() {
    return sentences;
  }

  /** Adds the caveats of an effect; none without an effect. */
  public void addAbout(EffectAnalysis findings, double meaningfulBpm) {
    findings
        .effect()
        .ifPresent(
            effect -> {
              addAbout(effect);
              addAbout(findings.sensitivity(), findings.verdict(), meaningfulBpm);
            });
  }

  private void addAbout(Effect effect) {
    sentences.add(
        "This is an association: anything that accompanies your coffees, such as meetings, sugar or"
            + " the start of work, is attributed to them.");
    if (effect.basis().identifiability() == Identifiability.WEAK) {
      sentences.add(
          "Your cups come at nearly the same time each day, so caffeine and the time of day are"
              + " hard to separate.");
    }
    if (effect.method() == Method.SPARSE) {
      sentences.add(
          "It is based on a few entries per day; continuous readings would make it more precise.");
    }
  }

  private void addAbout(List<Sensitivity> sensitivity, Verdict verdict, double meaningfulBpm) {
    for (Sensitivity other : sensitivity) {
      if (other.estimate().stream()
          .anyMatch(estimate -> Verdict.of(estimate.confidence(), meaningfulBpm) != verdict)) {
        sentences.add(
            String.format(
                Locale.ROOT,
                "With a half-life of %.0f h the verdict would be different.",
                other.halfLifeHours()));
      }
    }
  }

  /** Adds the caveats of the rows. */
  public void addAbout(WakingRows rows) {
    if (rows.inferredSleeps() > 0) {
      sentences.add(
          "Some of your nights are not labelled: their ends were inferred from your heart rate.");
    }
  }

  /** Adds the caveats of the curve. */
  public void addAbout(ResponseCurve curve) {
    if (!curve.points().isEmpty() && !curve.correctedForTimeOfDay()) {
      sentences.add(
          "The curve is not corrected for time of day: there are too few other days without a cup"
              + " at those hours.");
    }
  }

  /** Adds the caveat about ignored future data. */
  public void addAbout(IgnoredFutureData ignored) {
    List<String> what = new ArrayList<>();
    if (ignored.doses() > 0) {
      what.add(counted(ignored.doses(), "cup", "cups"));
    }
    if (ignored.bins() > 0) {
      what.add(
          counted(
              ignored.bins(),
              "five-minute interval of heart rate",
              "five-minute intervals of heart rate"));
    }
    if (!what.isEmpty()) {
      boolean one = ignored.doses() + ignored.bins() == 1;
      sentences.add(
          String.join(" and ", what)
              + (one
                  ? " lies in the future and was ignored."
                  : " lie in the future and were ignored."));
    }
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
