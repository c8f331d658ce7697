package coffee.domain.caffeine;

import java.util.Arrays;

/**
 * The sum of several doses in one body. Timestamps are epoch milliseconds.
 *
 * <p>A dose counts from its first sip until its last sip is twelve half-lives old.
 */
final class Superposition {

  private static final double MILLIS_PER_HOUR = 3_600_000;

  private final OneCompartmentModel body;
  private final Doses doses;
  private final int longestDurationMillis;
  private final long ignoredAfterMillis;

  /** The longest time between the first sip of a dose and an instant at which it still counts. */
  private final long lookBackMillis;

  Superposition(OneCompartmentModel body, Doses doses) {
    this.body = body;
    this.doses = doses;
    ignoredAfterMillis = millis(body.lookbackHours());
    longestDurationMillis = doses.longestDurationMillis();
    lookBackMillis = ignoredAfterMillis + longestDurationMillis;
  }

  static double hours(long millis) {
    return millis / MILLIS_PER_HOUR;
  }

  static long millis(double hours) {
    return (long) Math.ceil(hours * MILLIS_PER_HOUR);
  }

  OneCompartmentModel body() {
    return body;
  }

  int size() {
    return doses.size();
  }

  long consumedAt(int dose) {
    return doses.consumedAt(dose);
  }

  double milligrams(int dose) {
    return doses.milligrams(dose);
  }

  double durationHours(int dose) {
    return hours(doses.durationMillis(dose));
  }

  /** The longest time from a first sip to a last one. */
  int longestDurationMillis() {
    return longestDurationMillis;
  }

  /** The instant of the last sip. */
  long finishedAt(int dose) {
    return doses.consumedAt(dose) + doses.durationMillis(dose);
  }

  /** The amount in the body in mg: the sum over the doses that count. */
  double amount(long at) {
    double sum = 0;
    for (int i = doses.firstFrom(at - lookBackMillis); i < size() && consumedAt(i) < at; i++) {
      double lag = hours(at - consumedAt(i));
      if (lag - durationHours(i) < body.lookbackHours()) {
        sum += milligrams(i) * body.amountPerMg(lag, durationHours(i));
      }
    }
    return sum;
  }

  /** The derivative of {@link #amount} just before an instant, in mg per hour. */
  double growthRate(long at) {
    double sum = 0;
    for (int i = doses.firstFrom(at - lookBackMillis); i < size() && consumedAt(i) < at; i++) {
      double lag = hours(at - consumedAt(i));
      if (lag - durationHours(i) < body.lookbackHours()) {
        sum += milligrams(i) * body.growthPerMg(lag, durationHours(i));
      }
    }
    return sum;
  }

  /** When every dose is past its peak, so that the sum only falls; not before {@code at}. */
  long settledFrom(long at) {
    long settled = at;
    for (int i = 0; i < size(); i++) {
      settled = Math.max(settled, finishedAt(i) + millis(body.peakHours()));
    }
    return settled;
  }

  /**
   * Where the level may change direction other than at a peak: {@code from}, then each first sip,
   * last sip and instant from which a dose is ignored, before the end.
   */
  long[] turningPoints(long from, long until) {
    long[] instants = new long[1 + 3 * size()];
    instants[0] = from;
    int found = 1;
    for (int i = 0; i < size(); i++) {
      found = collect(instants, found, consumedAt(i), from, until);
      found = collect(instants, found, finishedAt(i), from, until);
      found = collect(instants, found, finishedAt(i) + ignoredAfterMillis, from, until);
    }
    return distinct(Arrays.copyOf(instants, found));
  }

  private static int collect(long[] instants, int found, long instant, long from, long until) {
    if (instant <= from || instant >= until) {
      return found;
    }
    instants[found] = instant;
    return found + 1;
  }

  /** In order, without boxing: there can be hundreds of thousands. */
  private static long[] distinct(long[] instants) {
    Arrays.sort(instants);
    int distinct = 0;
    for (long instant : instants) {
      if (distinct == 0 || instants[distinct - 1] != instant) {
        instants[distinct++] = instant;
      }
    }
    return Arrays.copyOf(instants, distinct);
  }
}
