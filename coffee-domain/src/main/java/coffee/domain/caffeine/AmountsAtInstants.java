package coffee.domain.caffeine;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The caffeine in a body at a few moments, from doses that are given one by one and not kept. Adds
 * up the same numbers in the same order as {@link Superposition#amount}. Not safe for use by many
 * threads.
 */
final class AmountsAtInstants {

  private final OneCompartmentModel body;
  private final long[] moments;
  private final double[] milligrams;

  /**
   * Nothing yet.
   *
   * @param moments ascending; equal ones are allowed
   */
  AmountsAtInstants(OneCompartmentModel body, List<Instant> moments) {
    this.body = body;
    this.moments = moments.stream().mapToLong(Instant::toEpochMilli).toArray();
    this.milligrams = new double[this.moments.length];
  }

  /** Adds a dose, to every moment at which it counts. */
  void add(Dose dose) {
    long takenAt = dose.takenAt().toEpochMilli();
    double overHours = Superposition.hours(dose.drinkingTime().toMillis());
    for (int i = firstAfter(takenAt); i < moments.length; i++) {
      double lag = Superposition.hours(moments[i] - takenAt);
      if (lag - overHours >= body.memoryHours()) {
        return;
      }
      milligrams[i] += dose.caffeine().milligrams() * body.amountPerMg(lag, overHours);
    }
  }

  private int firstAfter(long takenAt) {
    int found = Arrays.binarySearch(moments, takenAt + 1);
    int first = found < 0 ? -found - 1 : found;
    while (first > 0 && moments[first - 1] > takenAt) {
      first--;
    }
    return first;
  }

  /** The amounts in mg, in the order of the moments. */
  double[] milligrams() {
    return milligrams.clone();
  }
}
