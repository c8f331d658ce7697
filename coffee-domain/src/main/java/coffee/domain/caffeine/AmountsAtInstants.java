package coffee.domain.caffeine;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * The caffeine in a body at a few instants, from doses that are given one by one and not kept. Adds
 * up the same numbers in the same order as {@link Superposition#amount}. Not safe for use by many
 * threads.
 */
final class AmountsAtInstants {

  private final OneCompartmentModel body;
  private final long[] instants;
  private final double[] milligrams;

  /**
   * Nothing yet.
   *
   * @param instants ascending; equal ones are allowed
   */
  AmountsAtInstants(OneCompartmentModel body, List<Instant> instants) {
    this.body = body;
    this.instants = instants.stream().mapToLong(Instant::toEpochMilli).toArray();
    this.milligrams = new double[this.instants.length];
  }

  /** Adds a dose, to every instant at which it counts. */
  void add(Dose dose) {
    long consumedAt = dose.consumedAt().toEpochMilli();
    double durationHours = Superposition.hours(dose.duration().toMillis());
    for (int i = firstAfter(consumedAt); i < instants.length; i++) {
      double lag = Superposition.hours(instants[i] - consumedAt);
      if (lag - durationHours >= body.lookbackHours()) {
        return;
      }
      milligrams[i] += dose.caffeine().milligrams() * body.amountPerMg(lag, durationHours);
    }
  }

  private int firstAfter(long consumedAt) {
    int found = Arrays.binarySearch(instants, consumedAt + 1);
    int first = found < 0 ? -found - 1 : found;
    while (first > 0 && instants[first - 1] > consumedAt) {
      first--;
    }
    return first;
  }

  /** The amounts in mg, in the order of the instants. */
  double[] milligrams() {
    return milligrams.clone();
  }
}
