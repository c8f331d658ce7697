package coffee.domain.intake;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the drinks of a period amount to.
 *
 * @param count how many, decaffeinated ones too
 * @param totalMg all caffeine in mg; without rounding errors of many additions, so that ten drinks
 *     of 0.1 mg are 1 mg
 * @param smallestMg the least dose in mg; empty without drinks
 * @param largestMg the greatest dose in mg; empty without drinks
 * @param firstAt when the first one was drunk; empty without drinks
 * @param lastAt when the last one was drunk; empty without drinks
 */
public record IntakeTotals(
    int count,
    double totalMg,
    OptionalDouble smallestMg,
    OptionalDouble largestMg,
    Optional<Instant> firstAt,
    Optional<Instant> lastAt) {

  /** The totals of a period without intakes. */
  public static final IntakeTotals NONE =
      new IntakeTotals(
          0, 0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());
}
