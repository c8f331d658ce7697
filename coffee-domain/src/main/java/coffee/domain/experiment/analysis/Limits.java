package coffee.domain.experiment.analysis;

import coffee.domain.correlation.result.Interval;
import coffee.domain.correlation.result.Verdict;
import java.util.OptionalDouble;

/**
 * An interval that may be open on either side, in bpm per 100 mg.
 *
 * @param low lower limit; empty if there is no bound below
 * @param high upper limit, at least {@code low}; empty if there is no bound above
 */
public record Limits(OptionalDouble low, OptionalDouble high) {

  /** No bound on either side. */
  public static final Limits NONE = new Limits(OptionalDouble.empty(), OptionalDouble.empty());

  /** An interval with both limits. */
  static Limits of(double low, double high) {
    return new Limits(OptionalDouble.of(low), OptionalDouble.of(high));
  }

  /** Whether neither side has a bound. */
  public boolean areOpen() {
    return low.isEmpty() && high.isEmpty();
  }

  /**
   * The verdict on the interval, by the rules of {@link Verdict}; a missing limit is no bound.
   *
   * @param meaningfulBpm smallest meaningful effect per 100 mg
   */
  public Verdict verdict(double meaningfulBpm) {
    return Verdict.of(
        new Interval(low.orElse(Double.NEGATIVE_INFINITY), high.orElse(Double.POSITIVE_INFINITY)),
        meaningfulBpm);
  }
}
