package coffee.domain.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The model for bins throughout the day (METHOD 3.2 to 3.5). One model serves several half-lives:
 * only the exposure differs.
 */
final class DenseModel {

  private static final int HARMONICS = 6;

  /** Share of morning rows above which waking-up columns are added. */
  private static final double MORNING_SHARE = 0.2;

  /** Activity labels are used only if neither nearly none nor nearly all rows have one. */
  private static final double LEAST_ACTIVE_SHARE = 0.01;

  private static final int[][] AROUND_CUPS = {{-60, -30}, {-30, -15}, {-15, 0}, {0, 10}};

  private final Design withoutExposure;
  private final Selection eligible;
  private final Optional<DayProducts> products;

  DenseModel(WakingRows rows, int[] dayStart, Cups cups) {
    eligible = eligible(dayStart);
    withoutExposure = new Design(rows.bins(), dayStart, columns(rows, eligible, cups));
    products =
        DenseFit.missing(eligible).isEmpty()
            ? Optional.of(DayProducts.of(withoutExposure))
            : Optional.empty();
  }

  private static Selection eligible(int[] dayStart) {
    Selection eligible = new Selection(dayStart);
    eligible.dropDaysBelow(DenseFit.LEAST_ROWS_OF_DAY);
    return eligible;
  }

  /** All missing data, independent of doses. */
  static List<Lack> lacks(int[] dayStart) {
    return DenseFit.lacks(eligible(dayStart));
  }

  private static double[][] columns(WakingRows rows, Selection eligible, Cups cups) {
    List<double[]> columns = new ArrayList<>();
    columns.add(Columns.heartRate(rows));
    columns.add(new double[rows.size()]); // the exposure, set for each half-life
    for (int[] lags : AROUND_CUPS) {
      columns.add(Terms.aroundCups(rows, cups, lags[0], lags[1]));
    }
    columns.addAll(Arrays.asList(Terms.clock(rows, HARMONICS)));
    if (share(eligible, row -> Terms.isMorning(rows, row)) > MORNING_SHARE) {
      columns.addAll(Arrays.asList(Terms.waking(rows)));
    }
    double active = share(eligible, rows::active);
    if (active >= LEAST_ACTIVE_SHARE && active <= 1 - LEAST_ACTIVE_SHARE) {
      columns.add(Terms.active(rows));
    }
    return columns.toArray(double[][]::new);
  }

  private static double share(Selection eligible, IntPredicate test) {
    return (double) eligible.kept().filter(test).count() / eligible.rows();
  }

  /** Fits the effect of an exposure. */
  Outcome fit(double[] exposure) {
    return products
        .<Outcome>map(all -> fit(withoutExposure.withExposure(exposure), all))
        .or(() -> DenseFit.missing(eligible))
        .orElseThrow();
  }

  private Outcome fit(Design design, DayProducts all) {
    DayProducts remaining = all.withExposureOf(design);
    remaining.remove(design.everyRow(), eligible);
    return new DenseFit(design, eligible.copy(), remaining).outcome();
  }
}
