package coffee.devices.apple;

import coffee.domain.DomainException;
import java.time.Duration;
import java.time.Instant;

/** Distinguishes drinks from amounts that an app added up over an hour or a day. */
final class SingleDrink {

  /** Sums end with the hour, or a second before. */
  private static final Duration SHORTEST_SUM = Duration.ofMinutes(59);

  private SingleDrink() {}

  /**
   * The timestamp of a drink.
   *
   * @return the start
   * @throws DomainException {@code not_a_single_drink} if the amount is of an hour or more
   */
  static Instant requireSingle(Instant start, Instant end) {
    if (Duration.between(start, end).compareTo(SHORTEST_SUM) >= 0) {
      throw DomainException.invalid(
          "not_a_single_drink",
          "the amount was added up from %s to %s; export single records".formatted(start, end));
    }
    return start;
  }
}
