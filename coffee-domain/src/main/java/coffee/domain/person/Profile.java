package coffee.domain.person;

import coffee.domain.DomainException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a person tells about themselves; everything may be left open.
 *
 * @param halfLifeHours caffeine's half-life if the person knows it, 1.5 to 60 h; overrides the
 *     factors
 * @param halfLifeFactors circumstances that change it
 * @param weightKg body mass, 20 to 500 kg; without it concentrations are unknown
 * @param bedtime usual local time of going to bed
 * @param sleepThresholdMg caffeine in the body with which the person sleeps well, over 0 to 1000 mg
 * @param dailyLimitMg the person's own limit for a day, 0 to 10,000 mg
 * @param singleDoseLimitMg the person's own limit for one drink, 0 to 10,000 mg
 */
public record Profile(
    OptionalDouble halfLifeHours,
    Set<HalfLifeFactor> halfLifeFactors,
    OptionalDouble weightKg,
    Optional<LocalTime> bedtime,
    OptionalDouble sleepThresholdMg,
    OptionalDouble dailyLimitMg,
    OptionalDouble singleDoseLimitMg) {

  /** A person who has told nothing yet. */
  public static final Profile EMPTY =
      new Profile(
          OptionalDouble.empty(),
          Set.of(),
          OptionalDouble.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /**
   * Checks the ranges.
   *
   * @throws DomainException {@code out_of_range}
   */
  public Profile {
    requireRange("half_life_hours", halfLifeHours, 1.5, 60);
    requireRange("weight_kg", weightKg, 20, 500);
    requireRange("sleep_threshold_mg", sleepThresholdMg, 0.1, 1_000);
    requireRange("daily_limit_mg", dailyLimitMg, 0, 10_000);
    requireRange("single_dose_limit_mg", singleDoseLimitMg, 0, 10_000);
    halfLifeFactors = Set.copyOf(halfLifeFactors);
  }

  private static void requireRange(String name, OptionalDouble value, double low, double high) {
    if (value.isPresent() && !(value.getAsDouble() >= low && value.getAsDouble() <= high)) {
      throw DomainException.outOfRange(
          "%s must be %s to %s, was %s".formatted(name, low, high, value.getAsDouble()));
    }
  }
}
