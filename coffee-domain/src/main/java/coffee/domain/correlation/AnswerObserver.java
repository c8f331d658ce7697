package coffee.domain.correlation;

import java.time.Duration;

/** Is told of answers as they are worked out. */
@FunctionalInterface
public interface AnswerObserver {

  /** One that nobody needs to be told of. */
  AnswerObserver NONE = (verdict, took) -> {};

  /**
   * An answer was worked out.
   *
   * @param took reading what it is made of, too
   */
  void answered(Verdict verdict, Duration took);
}
