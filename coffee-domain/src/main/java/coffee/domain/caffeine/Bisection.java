package coffee.domain.caffeine;

import java.util.function.LongPredicate;

/** Bisection over timestamps. */
final class Bisection {

  private Bisection() {}

  /**
   * The first millisecond at which a condition no longer holds, by bisection.
   *
   * @param holds true at {@code from}, false at {@code until}, and changing once between
   */
  static long firstFailing(long from, long until, LongPredicate holds) {
    long low = from;
    long high = until;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
