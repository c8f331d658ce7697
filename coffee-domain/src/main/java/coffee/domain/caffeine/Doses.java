package coffee.domain.caffeine;

import coffee.domain.DomainException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Doses in the order in which they were taken, as columns of numbers: 20 bytes each, because a
 * person can have a hundred thousand. Times are epoch milliseconds. Not thread-safe while doses are
 * added.
 */
public final class Doses {

  private static final int INITIAL_CAPACITY = 64;

  private final int maximum;
  private long[] consumedAt = new long[INITIAL_CAPACITY];
  private double[] milligrams = new double[INITIAL_CAPACITY];
  private int[] durationMillis = new int[INITIAL_CAPACITY];
  private int size;

  /**
   * Creates an empty series.
   *
   * @param maximum maximum number of doses
   */
  public Doses(int maximum) {
    this.maximum = maximum;
  }

  /** Doses in any order. */
  public static Doses of(List<Dose> doses) {
    Doses sorted = new Doses(doses.size());
    doses.stream().sorted(Comparator.comparing(Dose::consumedAt)).forEach(sorted::add);
    return sorted;
  }

  /**
   * Adds a dose.
   *
   * @param dose taken no earlier than the one before, over {@link Integer#MAX_VALUE} ms at most
   * @throws DomainException {@code too_many_coffees} over the maximum
   */
  public void add(Dose dose) {
    long instant = dose.consumedAt().toEpochMilli();
    if (size > 0 && instant < consumedAt[size - 1]) {
      throw new IllegalArgumentException("a dose of " + dose.consumedAt() + " comes too late");
    }
    if (size == maximum) {
      throw DomainException.invalid(
          "too_many_coffees", "more than %d coffees matter for this answer".formatted(maximum));
    }
    if (size == consumedAt.length) {
      grow(2 * size);
    }
    consumedAt[size] = instant;
    milligrams[size] = dose.caffeine().milligrams();
    durationMillis[size] = Math.toIntExact(dose.duration().toMillis());
    size++;
  }

  private void grow(int capacity) {
    consumedAt = Arrays.copyOf(consumedAt, capacity);
    milligrams = Arrays.copyOf(milligrams, capacity);
    durationMillis = Arrays.copyOf(durationMillis, capacity);
  }

  /** How many there are. */
  public int size() {
    return size;
  }

  /** When the first sip of a dose was taken. */
  public long consumedAt(int dose) {
    return consumedAt[dose];
  }

  /** How much caffeine a dose is, in mg. */
  public double milligrams(int dose) {
    return milligrams[dose];
  }

  /** Time from the first sip of a dose to the last, in ms. */
  public int durationMillis(int dose) {
    return durationMillis[dose];
  }

  /** The first dose taken at or after an instant; {@link #size} if there is none. */
  public int firstFrom(long instant) {
    int found = Arrays.binarySearch(consumedAt, 0, size, instant);
    int first = found < 0 ? -found - 1 : found;
    while (first > 0 && consumedAt[first - 1] == instant) {
      first--;
    }
    return first;
  }

  /** The longest time from a first sip to a last one, in ms; 0 without doses. */
  int longestDurationMillis() {
    int longest = 0;
    for (int dose = 0; dose < size; dose++) {
      longest = Math.max(longest, durationMillis[dose]);
    }
    return longest;
  }
}
