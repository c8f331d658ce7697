package coffee.domain.correlation;

import coffee.domain.caffeine.Dose;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The cups up to now, ascending, each as one dose at the nearest whole minute (METHOD 3.1). */
final class Cups {

  private static final long MILLIS_PER_MINUTE = 60_000;

  private final List<Dose> doses;
  private final long[] minutes;
  private final double[] milligrams;

  private Cups(List<Dose> doses) {
    this.doses = doses;
    minutes = doses.stream().mapToLong(Cups::nearestMinute).toArray();
    milligrams = doses.stream().mapToDouble(dose -> dose.caffeine().milligrams()).toArray();
  }

  static Cups upTo(Instant now, List<Dose> doses) {
    return new Cups(
        doses.stream()
            .filter(dose -> !dose.takenAt().isAfter(now))
            .sorted(Comparator.comparing(Dose::takenAt))
            .toList());
  }

  private static long nearestMinute(Dose dose) {
    return Math.floorDiv(dose.takenAt().toEpochMilli() + MILLIS_PER_MINUTE / 2, MILLIS_PER_MINUTE);
  }

  int size() {
    return minutes.length;
  }

  Dose dose(int cup) {
    return doses.get(cup);
  }

  /** Whole minutes since the epoch. */
  long minute(int cup) {
    return minutes[cup];
  }

  /** The first cup at or after a minute; {@link #size} if there is none. */
  int firstFrom(long minute) {
    int low = 0;
    int high = minutes.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (minutes[middle] < minute) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  double milligrams(int cup) {
    return milligrams[cup];
  }

  /** How many were taken in a period: {@code from <= takenAt < until}. */
  int countBetween(Instant from, Instant until) {
    return (int)
        doses.stream()
            .filter(dose -> !dose.takenAt().isBefore(from) && dose.takenAt().isBefore(until))
            .count();
  }
}
