package coffee.domain.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Selects intakes; empty components do not restrict.
 *
 * @param from first instant, inclusive
 * @param until last instant, exclusive
 * @param coffeeType exactly this type
 * @param minimumMg lowest dose, inclusive
 * @param maximumMg highest dose, inclusive
 */
public record IntakeFilter(
    Optional<Instant> from,
    Optional<Instant> until,
    Optional<String> coffeeType,
    OptionalDouble minimumMg,
    OptionalDouble maximumMg) {

  /** Every intake. */
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
