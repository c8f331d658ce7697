package coffee.domain.correlation;

import coffee.domain.correlation.result.Verdict;
import java.time.Duration;

/** Is notified of each computed result. */
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
}
