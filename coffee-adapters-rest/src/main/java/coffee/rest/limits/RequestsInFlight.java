package coffee.rest.limits;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many are in at the moment, by name. Safe for use by many threads. */
final class RequestsInFlight {

  private final Map<String, Integer> inside = new ConcurrentHashMap<>();

  /** Lets one more in, unless so many are. */
  boolean enter(String name, int most) {
    boolean[] isIn = new boolean[1];
    inside.compute(
        name,
        (same, count) -> {
          int before = count == null ? 0 : count;
          isIn[0] = before < most;
          return isIn[0] ? before + 1 : count;
        });
    return isIn[0];
  }

  /** One leaves; the last one leaves nothing behind. */
  void leave(String name) {
    inside.computeIfPresent(name, (same, count) -> count == 1 ? null : count - 1);
  }

  boolean isEmpty() {
    return inside.isEmpty();
  }
}
