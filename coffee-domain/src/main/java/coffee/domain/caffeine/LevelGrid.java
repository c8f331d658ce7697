package coffee.domain.caffeine;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The level at evenly spaced instants, in O(points + doses).
 *
 * <p>With {@code S1 = Σ D exp(-ke Δ)} and {@code S2 = Σ D exp(-ka Δ)} over the finished doses, the
 * level is {@code ka / (ka - ke) (S1 - S2)}, and a step of h multiplies the sums by {@code exp(-ke
 * h)} and {@code exp(-ka h)}. A finished dose over T hours counts as {@code (exp(r T) - 1) / (r T)}
 * of an instantaneous one, for each rate r. Unfinished doses are added one by one.
 */
final class LevelGrid {

  /** For rates closer than this the difference loses precision; doses are summed directly. */
  private static final double NEARLY_EQUAL_RATES = 1e-3;

  private final Superposition level;
  private final OneCompartmentModel body;
  private final double ka;
  private final double ke;

  /** Doses in the order in which they are finished, which is the order in which they expire. */
  private final int[] byEnd;

  private double slow;
  private double fast;
  private int finished;
  private int expired;

  LevelGrid(Superposition level) {
    this.level = level;
    body = level.body();
    ka = body.absorptionPerHour();
    ke = body.eliminationPerHour();
    byEnd =
        IntStream.range(0, level.size())
            .boxed()
            .sorted(Comparator.comparingLong(level::finishedAt))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /** The levels in mg at {@code from}, {@code from + step}, … */
  static double[] levelsAt(Superposition level, long from, long step, int points) {
    LevelGrid grid = new LevelGrid(level);
    boolean direct = Math.abs(grid.ka - grid.ke) <= NEARLY_EQUAL_RATES * grid.ka;
    double[] amounts = new double[points];
    for (int i = 0; i < points; i++) {
      long at = from + i * step;
      amounts[i] = direct ? level.amount(at) : grid.advance(at, i == 0 ? 0 : step);
    }
    return amounts;
  }

  private double advance(long at, long step) {
    double hours = Superposition.hours(step);
    slow *= Math.exp(-ke * hours);
    fast *= Math.exp(-ka * hours);
    while (finished < byEnd.length && level.finishedAt(byEnd[finished]) < at) {
      add(byEnd[finished++], at, 1);
    }
    while (expired < finished && hasExpired(byEnd[expired], at)) {
      add(byEnd[expired++], at, -1);
    }
    if (expired == finished) { // removes the rounding errors of expired doses
      slow = 0;
      fast = 0;
    }
    return Math.max(0, ka / (ka - ke) * (slow - fast)) + unfinishedAmount(at);
  }

  private boolean hasExpired(int dose, long at) {
    return lag(dose, at) - level.durationHours(dose) >= body.lookbackHours();
  }

  private void add(int dose, long at, int sign) {
    double signed = sign * level.milligrams(dose);
    double sinceLastSip = lag(dose, at) - level.durationHours(dose);
    slow += signed * decayed(ke, sinceLastSip, level.durationHours(dose));
    fast += signed * decayed(ka, sinceLastSip, level.durationHours(dose));
  }

  /** {@code exp(-r lag)} averaged over starts uniform on the drinking time. */
  private static double decayed(double rate, double sinceLastSip, double durationHours) {
    double spread = rate * durationHours;
    return Math.exp(-rate * sinceLastSip) * (spread > 0 ? -Math.expm1(-spread) / spread : 1);
  }

  /** The amount of doses that are being taken. Doses that end much later have not begun either. */
  private double unfinishedAmount(long at) {
    double sum = 0;
    for (int i = finished; i < byEnd.length; i++) {
      int dose = byEnd[i];
      if (level.finishedAt(dose) - level.longestDurationMillis() >= at) {
        break;
      }
      if (level.consumedAt(dose) < at) {
        sum += level.milligrams(dose) * body.amountPerMg(lag(dose, at), level.durationHours(dose));
      }
    }
    return sum;
  }

  private double lag(int dose, long at) {
    return Superposition.hours(at - level.consumedAt(dose));
  }
}
