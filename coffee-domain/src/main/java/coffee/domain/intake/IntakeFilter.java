package coffee.domain.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which drinks are wanted; what is empty does not restrict.
 *
 * @param from first moment, inclusive
 * @param until last moment, exclusive
 * @param coffeeType exactly this type
 * @param minimumMg least dose, inclusive
 * @param maximumMg greatest dose, inclusive
 */
public record IntakeFilter(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> coffeeType,
    OptionalDouble minimumMg,
    OptionalDouble maximumMg) {

  /** Every drink. */
  public static final IntakeFilter ALL =
      new IntakeFilter(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /** Drinks with {@code consumedAt < until}. */
  public static IntakeFilter before(Instant until) {
    return new IntakeFilter(
        Optional.empty(),
        Optional.of(until),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }
}
