package coffee.domain;

/**
 * A source of elapsed time. It never goes back and never jumps, unlike a {@link java.time.Clock},
 * which an operator or NTP sets. Two readings have a meaning together only, within one process.
 */
@FunctionalInterface
public interface Ticker {

  /** That of the process. */
  Ticker SYSTEM = System::nanoTime;

  /**
   * The time since an arbitrary instant, in nanoseconds. May be negative and may overflow: compare
   * the difference of two readings with 0.
   */
  long nanos();
}
