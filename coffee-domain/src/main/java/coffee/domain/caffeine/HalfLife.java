package coffee.domain.caffeine;

import coffee.domain.DomainException;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Profile;
import java.util.Set;

/**
 * The elimination half-life of caffeine for a person, with its range.
 *
 * <p>A typical healthy adult has 5 h, most between 1.5 and 9.5 h (Institute of Medicine, Caffeine
 * for the Sustainment of Mental Task Performance, 2001). Circumstances multiply all three. An
 * entered half-life is known from a test or experience; within one person it varies with the dose
 * by about a fifth to each side (4.3 h at 50 mg to 7.1 h at 750 mg; Newton et al., 1981), which
 * then is the range.
 *
 * @param hours the half-life to calculate with, {@value #MIN_HOURS} to {@value #MAX_HOURS} h
 * @param lowHours low end of its range, at most {@code hours}
 * @param highHours high end of its range, at least {@code hours}
 */
public record HalfLife(double hours, double lowHours, double highHours) {

  /** Least half-life of a healthy person, in h. */
  public static final double MIN_HOURS = 1.5;

  /** Greatest half-life that is reported, under fluvoxamine, in h. */
  public static final double MAX_HOURS = 60;

  private static final double TYPICAL_HOURS = 5;
  private static final double TYPICAL_LOW_HOURS = 1.5;
  private static final double TYPICAL_HIGH_HOURS = 9.5;
  private static final double WITHIN_ONE_PERSON = 0.2;

  /** Rejects arguments that are programming errors. */
  public HalfLife {
    if (!(MIN_HOURS <= lowHours && lowHours <= hours && hours <= highHours)
        || !(highHours <= MAX_HOURS)) {
      throw new IllegalArgumentException(lowHours + " <= " + hours + " <= " + highHours);
    }
  }

  /** The half-life the person entered, otherwise the one derived from their factors. */
  public static HalfLife estimateFor(Profile profile) {
    return profile.halfLifeHours().isPresent()
        ? ofEnteredHours(profile.halfLifeHours().getAsDouble())
        : estimateFor(profile.halfLifeFactors());
  }

  /** The half-life under the given factors, whose multipliers are combined. */
  public static HalfLife estimateFor(Set<HalfLifeFactor> factors) {
    double multiplier = 1;
    for (HalfLifeFactor factor :
        HalfLifeFactor.values()) { // in one order: equal sets, equal result
      multiplier *= factors.contains(factor) ? multiplier(factor) : 1;
    }
    return new HalfLife(
        clamp(TYPICAL_HOURS * multiplier),
        clamp(TYPICAL_LOW_HOURS * multiplier),
        clamp(TYPICAL_HIGH_HOURS * multiplier));
  }

  /**
   * A half-life entered by the person.
   *
   * @throws DomainException {@code out_of_range} outside of {@value #MIN_HOURS} to {@value
   *     #MAX_HOURS} h
   */
  public static HalfLife ofEnteredHours(double hours) {
    if (!(hours >= MIN_HOURS && hours <= MAX_HOURS)) {
      throw DomainException.outOfRange(
          "half-life must be %s to %s h, was %s".formatted(MIN_HOURS, MAX_HOURS, hours));
    }
    return new HalfLife(
        hours, clamp(hours * (1 - WITHIN_ONE_PERSON)), clamp(hours * (1 + WITHIN_ONE_PERSON)));
  }

  /** Coffee in the body of a person with this half-life. */
  public OneCompartmentModel coffeeModel() {
    return OneCompartmentModel.forCoffee(hours);
  }

  /**
   * The factor by which a circumstance changes the half-life.
   *
   * <ul>
   *   <li>smoking: 3.5 and 6.0 h (Parsons and Neims, 1978)
   *   <li>oral contraceptives with oestrogen: 10.7 and 6.2 h (Patwardhan et al., 1980), 7.88 and
   *       5.37 h (Abernethy and Todd, 1985)
   *   <li>pregnancy: 8.3 and 3.4 h (Knutti et al., 1981), 10.5 and 3 h in the last four weeks
   *       (Knutti et al., 1982); the split by trimester is an interpolation
   *   <li>fluvoxamine: 56 and 4.9 h
   *   <li>cimetidine: 542 and 276 min in non-smokers
   * </ul>
   */
  private static double multiplier(HalfLifeFactor factor) {
    return switch (factor) {
      case SMOKING -> 0.6;
      case ORAL_CONTRACEPTIVE -> 1.6;
      case PREGNANCY_FIRST -> 1.3;
      case PREGNANCY_SECOND -> 2.0;
      case PREGNANCY_THIRD -> 3.0;
      case FLUVOXAMINE -> 11;
      case CIMETIDINE -> 1.96;
    };
  }

  private static double clamp(double hours) {
    return Math.max(MIN_HOURS, Math.min(MAX_HOURS, hours));
  }
}
