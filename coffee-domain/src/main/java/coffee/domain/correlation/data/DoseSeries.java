package coffee.domain.correlation.data;

import coffee.domain.caffeine.Dose;
import coffee.domain.caffeine.Doses;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The doses up to now, ascending, each rounded to the nearest minute (METHOD 3.1). */
public final class DoseSeries {

  private static final long MILLIS_PER_MINUTE = 60_000;
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private final Doses doses;
  private final long[] minutes;
  private final OptionalDouble equalMilligrams;

  private DoseSeries(Doses doses, long[] minutes, OptionalDouble equalMilligrams) {
    this.doses = doses;
    this.minutes = minutes;
    this.equalMilligrams = equalMilligrams;
  }

  public static DoseSeries upTo(Instant now, List<Dose> doses) {
    return upTo(now, Doses.of(doses));
  }

  public static DoseSeries upTo(Instant now, Doses doses) {
    int size = doses.firstFrom(lastMillisecond(now) + 1);
    long[] minutes =
        IntStream.range(0, size).mapToLong(dose -> nearestMinute(doses.consumedAt(dose))).toArray();
    return new DoseSeries(doses, minutes, OptionalDouble.empty());
  }

  /** The same times, each with the same dose in mg. */
  public DoseSeries withEqualDoses(double milligrams) {
    return new DoseSeries(doses, minutes, OptionalDouble.of(milligrams));
  }

  /** Limited to the year 9999, since milliseconds cannot count every instant. */
  private static long lastMillisecond(Instant instant) {
    return instant.isAfter(LATEST) ? LATEST.toEpochMilli() : instant.toEpochMilli();
  }

  private static long nearestMinute(long consumedAt) {
    return Math.floorDiv(consumedAt + MILLIS_PER_MINUTE / 2, MILLIS_PER_MINUTE);
  }

  public int size() {
    return minutes.length;
  }

  /** When it was taken, as logged. */
  public Instant consumedAt(int dose) {
    return Instant.ofEpochMilli(doses.consumedAt(dose));
  }

  /** Whole minutes since the epoch. */
  public long minute(int dose) {
    return minutes[dose];
  }

  /** Index of the first dose at or after a minute; {@link #size} if there is none. */
  public int firstFrom(long minute) {
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

  public double milligrams(int dose) {
    return equalMilligrams.isPresent() ? equalMilligrams.getAsDouble() : doses.milligrams(dose);
  }

  /** The number of doses with {@code from <= consumedAt < until}. */
  public int countBetween(Instant from, Instant until) {
    return (int) between(from, until).count();
  }

  /** The number of doses with {@code from <= consumedAt < until} below a dose in mg. */
  public int countBelow(double milligrams, Instant from, Instant until) {
    return (int) between(from, until).filter(dose -> milligrams(dose) < milligrams).count();
  }

  private IntStream between(Instant from, Instant until) {
    return IntStream.range(0, size())
        .filter(dose -> !consumedAt(dose).isBefore(from) && consumedAt(dose).isBefore(until));
  }
}
