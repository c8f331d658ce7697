package coffee.domain.caffeine;

import java.util.OptionalDouble;

/**
 * The one-compartment model with first-order absorption and elimination: both rates are
 * proportional to the remaining amount (METHOD 1).
 *
 * <p>With {@code ke = ln 2 / t½}, {@code d = ka - ke} and {@code g(z) = (1 - exp(-z)) / z}, a dose
 * D leaves after t hours
 *
 * <pre>{@code A(t) = D ka t exp(-ke t) g(d t)}</pre>
 *
 * which never divides by {@code ka - ke}.
 *
 * @param absorptionPerHour ka in 1/h, over 0
 * @param halfLifeHours t½ in h, over 0
 */
public record OneCompartmentModel(double absorptionPerHour, double halfLifeHours) {

  /**
   * ka of coffee, tea and cola; its peak comes after 44 min. Saliva peaks after 42 ± 5 min for
   * coffee (Liguori et al., 1997).
   */
  private static final double COFFEE_ABSORPTION_PER_HOUR = 5;

  /** Doses older than this many half-lives are ignored: 0.02 % of them is left. */
  public static final double MEMORY_HALF_LIVES = 12;

  /**
   * Volume of distribution in L/kg: 0.61 in non-smokers, 0.72 in smokers (Parsons and Neims, 1978).
   */
  private static final double LITRES_PER_KG = 0.67;

  /** Below this, g equals its tangent to double precision. */
  private static final double NEARLY_ZERO = 1e-8;

  private static final double NEARLY_EQUAL = 1e-9;

  /** Rejects arguments that are programming errors. */
  public OneCompartmentModel {
    if (!(absorptionPerHour > 0 && halfLifeHours > 0)
        || Double.isInfinite(absorptionPerHour + halfLifeHours)) {
      throw new IllegalArgumentException("ka " + absorptionPerHour + ", t½ " + halfLifeHours);
    }
  }

  /** The model for coffee with this half-life. */
  public static OneCompartmentModel forCoffee(double halfLifeHours) {
    return new OneCompartmentModel(COFFEE_ABSORPTION_PER_HOUR, halfLifeHours);
  }

  /** ke in 1/h. */
  public double eliminationPerHour() {
    return Math.log(2) / halfLifeHours;
  }

  /** Age in hours from which a dose is ignored. */
  public double lookbackHours() {
    return MEMORY_HALF_LIVES * halfLifeHours;
  }

  /**
   * The amount left of one milligram, in mg.
   *
   * @param hours since it was taken; 0 for 0 or less
   */
  public double amountPerMg(double hours) {
    if (hours <= 0) {
      return 0;
    }
    double ke = eliminationPerHour();
    double z = (absorptionPerHour - ke) * hours;
    double g = Math.abs(z) < NEARLY_ZERO ? 1 - z / 2 : -Math.expm1(-z) / z;
    return absorptionPerHour * hours * Math.exp(-ke * hours) * g;
  }

  /** The derivative of {@link #amountPerMg}, in mg per hour. */
  public double growthPerMg(double hours) {
    return hours <= 0
        ? 0
        : absorptionPerHour * Math.exp(-absorptionPerHour * hours)
            - eliminationPerHour() * amountPerMg(hours);
  }

  /**
   * The amount left of one milligram taken at a constant rate, in mg: {@link #amountPerMg} averaged
   * over starts uniform on [0, T].
   *
   * <p>What was absorbed by t and is no more there has been eliminated, so that {@code ke ∫₀ᵗ A =
   * (1 - exp(-ka t)) - A(t)} and the average needs no quadrature, nor a division by {@code ka -
   * ke}.
   *
   * @param hours since the first sip
   * @param durationHours T, from the first sip to the last; 0 is an instantaneous dose
   */
  public double amountPerMg(double hours, double durationHours) {
    if (hours <= 0 || durationHours <= 0) {
      return amountPerMg(hours);
    }
    double earlier = Math.max(0, hours - durationHours);
    double ka = absorptionPerHour;
    double absorbed = -Math.exp(-ka * earlier) * Math.expm1(-ka * (hours - earlier));
    double stored = amountPerMg(hours) - amountPerMg(earlier);
    return Math.max(0, (absorbed - stored) / (eliminationPerHour() * durationHours));
  }

  /** The derivative of {@link #amountPerMg(double, double)}, in mg per hour. */
  public double growthPerMg(double hours, double durationHours) {
    return durationHours <= 0
        ? growthPerMg(hours)
        : (amountPerMg(hours) - amountPerMg(hours - durationHours)) / durationHours;
  }

  /** Hours from a dose to its peak: {@code ln(ka/ke) / (ka - ke)}, or 1/ka where they are equal. */
  public double peakHours() {
    double ke = eliminationPerHour();
    double difference = absorptionPerHour - ke;
    return Math.abs(difference) < NEARLY_EQUAL * absorptionPerHour
        ? 1 / absorptionPerHour
        : Math.log(absorptionPerHour / ke) / difference;
  }

  /** The amount of one milligram at its peak, in mg. */
  public double peakPerMg() {
    return amountPerMg(peakHours());
  }

  /**
   * Concentration in mg/L.
   *
   * @param amountMg the amount in the body
   * @param weightKg the body's mass; empty if it is not known
   */
  public static OptionalDouble concentration(double amountMg, OptionalDouble weightKg) {
    return weightKg.isPresent()
        ? OptionalDouble.of(amountMg / (LITRES_PER_KG * weightKg.getAsDouble()))
        : OptionalDouble.empty();
  }
}
