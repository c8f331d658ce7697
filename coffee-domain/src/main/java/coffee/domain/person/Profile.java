package coffee.domain.person;

import coffee.domain.Range;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A person's settings and circumstances; every component is optional.
 *
 * @param halfLifeHours caffeine's half-life if the person knows it, 1.5 to 60 h; overrides the
 *     factors
 * @param halfLifeFactors circumstances that change it
 * @param weightKg body mass, 20 to 500 kg; without it concentrations are unknown
 * @param bedtime usual local time of going to bed
 * @param sleepThresholdMg caffeine in the body with which the person sleeps well, 0.1 to 1000 mg
 * @param dailyLimitMg the person's own limit for a day, 0 to 10,000 mg
 * @param singleDoseLimitMg the person's own limit for one intake, 0 to 10,000 mg
 */
public record Profile(
    OptionalDouble halfLifeHours,
    Set<HalfLifeFactor> halfLifeFactors,
    OptionalDouble weightKg,
    Optional<LocalTime> bedtime,
    OptionalDouble sleepThresholdMg,
    OptionalDouble dailyLimitMg,
    OptionalDouble singleDoseLimitMg) {

  /** The valid half-lives, as in METHOD 1. */
  public static final Range HALF_LIFE_HOURS = new Range(1.5, 60);

  /** The valid body masses. */
  public static final Range WEIGHT_KG = new Range(20, 500);

  /** The valid sleep thresholds; a level never falls to 0. */
  public static final Range SLEEP_THRESHOLD_MG = new Range(0.1, 1_000);

  /** The valid limits. */
  public static final Range LIMIT_MG = new Range(0, 10_000);

  /** The profile of a new person. */
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
   * @throws coffee.domain.DomainException {@code out_of_range}
   */
  public Profile {
    halfLifeHours.ifPresent(HALF_LIFE_HOURS::require);
    weightKg.ifPresent(WEIGHT_KG::require);
    sleepThresholdMg.ifPresent(SLEEP_THRESHOLD_MG::require);
    dailyLimitMg.ifPresent(LIMIT_MG::require);
    singleDoseLimitMg.ifPresent(LIMIT_MG::require);
    halfLifeFactors = Set.copyOf(halfLifeFactors);
  }
}
