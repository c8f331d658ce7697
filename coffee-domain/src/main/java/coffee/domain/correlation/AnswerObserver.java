package coffee.domain.correlation;

import java.time.Duration;

/** Is notified of each computed result. */
@FunctionalInterface
public interface AnswerObserver {

  /** Ignores results. */
  AnswerObserver NONE = (verdict, took) -> {};

  /**
   * A result was computed.
   *
   * @param took duration, including reading the data
   */
  void answered(Verdict verdict, Duration took);
}
