package coffee.domain.correlation.report;

import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.regression.EffectModel;
import coffee.domain.correlation.result.Caveat;
import coffee.domain.correlation.result.Caveat.Code;
import coffee.domain.correlation.result.Effect;
import coffee.domain.correlation.result.Effect.Identifiability;
import coffee.domain.correlation.result.Effect.Method;
import coffee.domain.correlation.result.IgnoredFutureData;
import coffee.domain.correlation.result.ResponseCurve;
import coffee.domain.correlation.result.Sensitivity;
import coffee.domain.correlation.result.Sensitivity.Assumption;
import coffee.domain.correlation.result.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Collects the caveats of a result, most important first. */
public final class Caveats {

  private final List<Caveat> collected = new ArrayList<>();

  /** The caveats added so far. */
  public List<Caveat> collected() {
    return collected;
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
    collected.add(Caveat.of(Code.ASSOCIATION));
    if (effect.basis().identifiability() == Identifiability.WEAK) {
      collected.add(Caveat.of(Code.SAME_TIME));
    }
    if (effect.method() == Method.SPARSE) {
      collected.add(Caveat.of(Code.FEW_READINGS));
    }
  }

  private void addAbout(List<Sensitivity> sensitivity, Verdict verdict, double meaningfulBpm) {
    for (Sensitivity other : sensitivity) {
      if (other.assumption() == Assumption.HALF_LIFE
          && other.estimate().stream()
              .anyMatch(estimate -> Verdict.of(estimate.confidence(), meaningfulBpm) != verdict)) {
        collected.add(Caveat.halfLife(other.halfLifeHours()));
      }
    }
  }

  /** Adds the caveat of a model that compares cups with each other. */
  public void addAbout(EffectModel model, EffectAnalysis findings) {
    if (model.comparesCupSizes() && findings.effect().isPresent()) {
      collected.add(Caveat.of(Code.CUP_SIZE));
    }
  }

  /** Adds the caveats of the rows. */
  public void addAbout(WakingRows rows) {
    if (rows.inferredSleeps() > 0) {
      collected.add(Caveat.sleepInferred(rows.inferredSleeps()));
    }
  }

  /** Adds the caveats of the curve. */
  public void addAbout(ResponseCurve curve) {
    if (!curve.points().isEmpty() && !curve.correctedForTimeOfDay()) {
      collected.add(Caveat.of(Code.CURVE_RAW));
    }
  }

  /** Adds the caveat about ignored future data. */
  public void addAbout(IgnoredFutureData ignored) {
    if (!ignored.isEmpty()) {
      collected.add(Caveat.ignored(ignored));
    }
  }
}
