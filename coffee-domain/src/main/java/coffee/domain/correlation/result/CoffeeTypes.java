package coffee.domain.correlation.result;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types of coffees by timestamp. Stored in columns, each name once: a person can have a hundred
 * thousand coffees of a few types. Not thread-safe while coffees are added.
 */
public final class CoffeeTypes {

  private static final int INITIAL_CAPACITY = 64;

  private final Map<String, String> names = new HashMap<>();
  private long[] moments = new long[INITIAL_CAPACITY];
  private String[] types = new String[INITIAL_CAPACITY];
  private int size;

  /**
   * Adds what a coffee was called.
   *
   * @param moment not before that of the one added before; of two at a moment the first one counts
   */
  public void add(Instant moment, String type) {
    long millis = moment.toEpochMilli();
    if (size > 0 && millis == moments[size - 1]) {
      return;
    }
    if (size > 0 && millis < moments[size - 1]) {
      throw new IllegalArgumentException("a coffee of " + moment + " comes too late");
    }
    if (size == moments.length) {
      moments = Arrays.copyOf(moments, 2 * size);
      types = Arrays.copyOf(types, 2 * size);
    }
    moments[size] = millis;
    types[size] = names.computeIfAbsent(type, name -> name);
    size++;
  }

  /** What the first coffee of a moment was called that was called anything. */
  public Optional<String> at(Instant moment) {
    int found = Arrays.binarySearch(moments, 0, size, moment.toEpochMilli());
    return found < 0 ? Optional.empty() : Optional.of(types[found]);
  }
}
