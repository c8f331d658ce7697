package coffee.domain.imports.rows;

/**
 * Numbers of records by kind.
 *
 * @param coffees number of intakes
 * @param heartRates number of readings
 * @param steps number of counts of steps
 * @param experiments number of experiments, each with its reports
 * @param profiles number of profiles; an export of this service contains one
 */
public record KindCounts(
    long coffees, long heartRates, long steps, long experiments, long profiles) {

  /** All zero. */
  public static final KindCounts NONE = new KindCounts(0, 0, 0, 0, 0);

  /** The number of records of all kinds. */
  public long total() {
    return coffees + heartRates + steps + experiments + profiles;
  }

  /** The sum of both. */
  KindCounts plus(KindCounts other) {
    return new KindCounts(
        coffees + other.coffees,
        heartRates + other.heartRates,
        steps + other.steps,
        experiments + other.experiments,
        profiles + other.profiles);
  }
}
