package coffee.domain.experiment.analysis;

import java.util.function.DoublePredicate;
import org.hipparchus.special.Beta;

/**
 * How often a person guessed the kind of a portion right.
 *
 * @param right right guesses
 * @param guesses all guesses, at least {@code right} and 1
 */
public record GuessShare(int right, int guesses) {

  private static final double TAIL = 0.025;
  private static final int HALVINGS = 60;

  /** Rejects arguments that are programming errors. */
  public GuessShare {
    if (right < 0 || right > guesses || guesses < 1) {
      throw new IllegalArgumentException(right + " of " + guesses);
    }
  }

  /** The share of right guesses. */
  public double share() {
    return right / (double) guesses;
  }

  /** Lower limit of the exact binomial 95 % interval (Clopper and Pearson, 1934). */
  public double low() {
    return right == 0 ? 0 : solve(p -> atLeast(right, p) < TAIL);
  }

  /** Upper limit of the exact binomial 95 % interval. */
  public double high() {
    return right == guesses ? 1 : solve(p -> 1 - atLeast(right + 1, p) > TAIL);
  }

  /** Whether more guesses are right than chance explains: the interval is above one half. */
  public boolean isAboveChance() {
    return low() > 0.5;
  }

  /** The probability of at least a number of right guesses. */
  private double atLeast(int minimum, double p) {
    return Beta.regularizedBeta(p, minimum, guesses - minimum + 1.0);
  }

  private static double solve(DoublePredicate isBelow) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (isBelow.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
