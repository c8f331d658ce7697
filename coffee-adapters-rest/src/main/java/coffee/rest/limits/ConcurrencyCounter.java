package coffee.rest.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts the concurrent requests per client. Thread-safe. */
final class ConcurrencyCounter {

  private final Map<String, Integer> inside = new ConcurrentHashMap<>();

  /** Adds a request unless the maximum is reached. */
  boolean tryEnter(String name, int maximum) {
    boolean[] isIn = new boolean[1];
    inside.compute(
        name,
        (same, count) -> {
          int before = count == null ? 0 : count;
          isIn[0] = before < maximum;
          return isIn[0] ? before + 1 : count;
        });
    return isIn[0];
  }

  /** Removes a request; the entry is removed with the last one. */
  void exit(String name) {
    inside.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1);
  }

  boolean isEmpty() {
    return inside.isEmpty();
  }
}
