package coffee.domain.webhooks;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failed attempt: longer each time, up to two hours, and varied by up to a
 * fifth, so that many receivers of one host are not tried at once.
 */
final class RetryPauses {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(2));

  private static final double VARIATION = 0.2;

  private final RandomGenerator random;

  RetryPauses(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The pause before the next attempt.
   *
   * @param attempts how many have failed, 1 or more
   */
  Duration after(int attempts) {
    long pause = PAUSES.get(Math.min(attempts, PAUSES.size()) - 1).toMillis();
    return Duration.ofMillis((long) (pause * (1 + VARIATION * (2 * random.nextDouble() - 1))));
  }
}
