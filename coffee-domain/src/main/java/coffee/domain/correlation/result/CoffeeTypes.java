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
  private long[] instants = new long[INITIAL_CAPACITY];
  private String[] types = new String[INITIAL_CAPACITY];
  private int size;

  /**
   * Adds what a coffee was called.
   *
   * @param instant not before that of the one added before; of two at an instant the first one
   *     counts
   */
  public void add(Instant instant, String type) {
    long millis = instant.toEpochMilli();
    if (size > 0 && millis == instants[size - 1]) {
      return;
    }
    if (size > 0 && millis < instants[size - 1]) {
      throw new IllegalArgumentException("a coffee of " + instant + " comes too late");
    }
    if (size == instants.length) {
      instants = Arrays.copyOf(instants, 2 * size);
      types = Arrays.copyOf(types, 2 * size);
    }
    instants[size] = millis;
    types[size] = names.computeIfAbsent(type, name -> name);
    size++;
  }

  /** What the first coffee of an instant was called that was called anything. */
  public Optional<String> at(Instant instant) {
    int found = Arrays.binarySearch(instants, 0, size, instant.toEpochMilli());
    return found < 0 ? Optional.empty() : Optional.of(types[found]);
  }
}
