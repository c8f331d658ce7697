package coffee.domain.correlation;

import coffee.domain.correlation.result.Verdict;
import java.time.Duration;

/** Is notified of each result. */
@FunctionalInterface
public interface CorrelationObserver {

  /** Ignores results. */
  CorrelationObserver NONE = (verdict, took) -> {};

  /**
   * A result was computed.
   *
   * @param took duration, including reading the data
   */
  void analyzed(Verdict verdict, Duration took);

  /** A result was found in a cache. */
  default void foundInCache() {}
}
