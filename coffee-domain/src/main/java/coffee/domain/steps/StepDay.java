package coffee.domain.steps;

import coffee.domain.AddResult.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * The counts of one source on one UTC day, ascending by time. No two of them overlap, so that no
 * step counts twice. Each may have come from an import. Not thread-safe.
 */
public final class StepDay {

  /** Length of a day in milliseconds. */
  public static final int LENGTH_MS = 86_400_000;

  /** The import of a count that came from none. */
  public static final long NO_IMPORT = 0;

  private final LocalDate day;
  private final String source;
  private int size;
  private int[] starts;
  private int[] lengths;
  private int[] counts;
  private long[] imports;

  /**
   * An empty day.
   *
   * @param capacity expected number of counts
   */
  public StepDay(LocalDate day, String source, int capacity) {
    this.day = day;
    this.source = source;
    starts = new int[Math.max(4, capacity)];
    lengths = new int[starts.length];
    counts = new int[starts.length];
    imports = new long[starts.length];
  }

  /** A copy that can be changed on its own. */
  public StepDay copy() {
    StepDay copy = new StepDay(day, source, size);
    copy.size = size;
    System.arraycopy(starts, 0, copy.starts, 0, size);
    System.arraycopy(lengths, 0, copy.lengths, 0, size);
    System.arraycopy(counts, 0, copy.counts, 0, size);
    System.arraycopy(imports, 0, copy.imports, 0, size);
    return copy;
  }

  /** The UTC day on which a count begins. */
  public static LocalDate dayOf(StepCount steps) {
    return LocalDate.ofInstant(steps.start(), ZoneOffset.UTC);
  }

  public LocalDate day() {
    return day;
  }

  public String source() {
    return source;
  }

  public int size() {
    return size;
  }

  /** Start of the i-th count, in milliseconds since the start of the day. */
  public int startMs(int i) {
    return starts[i];
  }

  /** Length of the i-th count in milliseconds. */
  public int lengthMs(int i) {
    return lengths[i];
  }

  /** Steps of the i-th count. */
  public int count(int i) {
    return counts[i];
  }

  /** The import of the i-th count, or {@link #NO_IMPORT}. */
  public long importId(int i) {
    return imports[i];
  }

  /** The start of the day in milliseconds since the epoch. */
  public long epochMs() {
    return day.toEpochDay() * LENGTH_MS;
  }

  /** The i-th count as a value. */
  public StepCount get(int i) {
    return new StepCount(
        Instant.ofEpochMilli(epochMs() + starts[i]),
        Duration.ofMillis(lengths[i]),
        counts[i],
        source);
  }

  /**
   * Adds a count after all others.
   *
   * @throws IllegalArgumentException if it overlaps them, leaves the day, or has no length
   */
  public void append(int startMs, int lengthMs, int count, long importId) {
    int earliest = size == 0 ? 0 : end(size - 1);
    if (startMs < earliest || lengthMs <= 0 || lengthMs > LENGTH_MS - startMs || count < 0) {
      throw new IllegalArgumentException(
          "%d steps in %d ms at %d ms of %s".formatted(count, lengthMs, startMs, day));
    }
    reserve();
    set(size++, startMs, lengthMs, count, importId);
  }

  /**
   * Adds a count, whose day and source are those of this one.
   *
   * <p>The same count again is EXISTING. One with the same start that is not shorter and has not
   * fewer steps replaces it: the source had not finished counting. Any other that overlaps is a
   * CONFLICT, and changes nothing.
   *
   * @param steps ends on this day
   * @param importId the import it came from, or {@link #NO_IMPORT}
   */
  public Outcome add(StepCount steps, long importId) {
    int start = (int) (steps.start().toEpochMilli() - epochMs());
    int length = (int) steps.length().toMillis();
    int next = indexFrom(start);
    boolean replaces = next < size && starts[next] == start;
    if (replaces && lengths[next] == length && counts[next] == steps.count()) {
      return Outcome.EXISTING;
    }
    int after = replaces ? next + 1 : next;
    boolean overlaps =
        (next > 0 && end(next - 1) > start) || (after < size && starts[after] < start + length);
    if (overlaps || (replaces && (length < lengths[next] || steps.count() < counts[next]))) {
      return Outcome.CONFLICT;
    }
    if (replaces) {
      set(next, start, length, steps.count(), importId);
    } else {
      insert(next, start, length, steps.count(), importId);
    }
    return Outcome.STORED;
  }

  /** Returns the first stored count that overlaps another count of this day. */
  public StepCount firstOverlapping(StepCount steps) {
    int start = (int) (steps.start().toEpochMilli() - epochMs());
    int next = indexFrom(start);
    return get(next > 0 && end(next - 1) > start ? next - 1 : Math.min(next, size - 1));
  }

  /**
   * Removes counts.
   *
   * @param isRemoved decides by position
   * @return how many were removed
   */
  public int removeIf(IntPredicate isRemoved) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!isRemoved.test(i)) {
        set(kept++, starts[i], lengths[i], counts[i], imports[i]);
      }
    }
    int removed = size - kept;
    size = kept;
    return removed;
  }

  /** The index of the first count that starts at or after a time; the size if there is none. */
  private int indexFrom(int start) {
    int found = Arrays.binarySearch(starts, 0, size, start);
    return found >= 0 ? found : -found - 1;
  }

  private int end(int i) {
    return starts[i] + lengths[i];
  }

  private void insert(int at, int start, int length, int count, long importId) {
    reserve();
    System.arraycopy(starts, at, starts, at + 1, size - at);
    System.arraycopy(lengths, at, lengths, at + 1, size - at);
    System.arraycopy(counts, at, counts, at + 1, size - at);
    System.arraycopy(imports, at, imports, at + 1, size - at);
    size++;
    set(at, start, length, count, importId);
  }

  private void reserve() {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, 2 * size);
      lengths = Arrays.copyOf(lengths, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
      imports = Arrays.copyOf(imports, 2 * size);
    }
  }

  private void set(int at, int start, int length, int count, long importId) {
    starts[at] = start;
    lengths[at] = length;
    counts[at] = count;
    imports[at] = importId;
  }
}
