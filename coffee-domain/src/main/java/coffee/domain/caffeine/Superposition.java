package coffee.domain.caffeine;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Doses that add up in one body. Moments are epoch milliseconds.
 *
 * <p>A dose counts from its first sip until its last sip is twelve half-lives old.
 */
final class Superposition {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final OneCompartment body;
  private final long[] takenAt;
  private final double[] milligrams;
  private final double[] overHours;
  private final long memoryMillis;

  /** How long before a moment the first sip of a dose that counts can be. */
  private final long reachMillis;

  Superposition(OneCompartment body, List<Dose> doses) {
    List<Dose> sorted = doses.stream().sorted(Comparator.comparing(Dose::takenAt)).toList();
    this.body = body;
    takenAt = sorted.stream().mapToLong(dose -> dose.takenAt().toEpochMilli()).toArray();
    milligrams = sorted.stream().mapToDouble(dose -> dose.caffeine().milligrams()).toArray();
    overHours = sorted.stream().mapToDouble(dose -> hours(dose.over().toMillis())).toArray();
    memoryMillis = millis(body.memoryHours());
    reachMillis = memoryMillis + millis(Arrays.stream(overHours).max().orElse(0));
  }

  static double hours(long millis) {
    return millis / MILLIS_PER_HOUR;
  }

  static long millis(double hours) {
    return (long) Math.ceil(hours * MILLIS_PER_HOUR);
  }

  OneCompartment body() {
    return body;
  }

  int size() {
    return takenAt.length;
  }

  long takenAt(int dose) {
    return takenAt[dose];
  }

  double milligrams(int dose) {
    return milligrams[dose];
  }

  double overHours(int dose) {
    return overHours[dose];
  }

  /** The moment of the last sip. */
  long finishedAt(int dose) {
    return takenAt[dose] + millis(overHours[dose]);
  }

  /** What is in the body, in mg: the sum over the doses that count. */
  double amount(long at) {
    double sum = 0;
    for (int i = firstThatMayCount(at); i < takenAt.length && takenAt[i] < at; i++) {
      double lag = hours(at - takenAt[i]);
      if (lag - overHours[i] < body.memoryHours()) {
        sum += milligrams[i] * body.amountPerMg(lag, overHours[i]);
      }
    }
    return sum;
  }

  /** How fast it grows just before a moment, in mg per hour. */
  double growth(long at) {
    double sum = 0;
    for (int i = firstThatMayCount(at); i < takenAt.length && takenAt[i] < at; i++) {
      double lag = hours(at - takenAt[i]);
      if (lag - overHours[i] < body.memoryHours()) {
        sum += milligrams[i] * body.growthPerMg(lag, overHours[i]);
      }
    }
    return sum;
  }

  /** From when on every dose is past its peak, so that the sum only falls; at least the moment. */
  long settledFrom(long at) {
    long settled = at;
    for (int i = 0; i < takenAt.length; i++) {
      settled = Math.max(settled, finishedAt(i) + millis(body.peakHours()));
    }
    return settled;
  }

  /**
   * Where the level may turn otherwise than at a peak: the moment itself, then in order each first
   * sip, last sip and end of a dose's memory before the end.
   */
  long[] turns(long from, long until) {
    LongStream after =
        IntStream.range(0, takenAt.length)
            .mapToObj(i -> LongStream.of(takenAt[i], finishedAt(i), finishedAt(i) + memoryMillis))
            .flatMapToLong(moments -> moments)
            .filter(moment -> moment > from && moment < until);
    return LongStream.concat(LongStream.of(from), after).sorted().distinct().toArray();
  }

  /** By bisection: people ask about a moment of years of doses. */
  private int firstThatMayCount(long at) {
    int found = Arrays.binarySearch(takenAt, at - reachMillis);
    int first = found < 0 ? -found - 1 : found;
    while (first > 0 && takenAt[first - 1] == at - reachMillis) {
      first--;
    }
    return first;
  }
}
