package coffee.domain.correlation;

import coffee.domain.correlation.Effect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The effect from bins through the day: three passes and a whitened fit (METHOD 3.2 to 3.5). One
 * model serves several half-lives: only the exposure differs.
 */
final class DenseModel {

  private static final int HARMONICS = 6;
  private static final int LEAST_ROWS_OF_DAY = 6;

  /** Share of rows in the morning from which waking up gets columns. */
  private static final double MORNING_SHARE = 0.2;

  /** A label on nearly none or nearly all of the rows explains nothing. */
  private static final double LEAST_ACTIVE_SHARE = 0.01;

  private static final int[][] AROUND_CUPS = {{-60, -30}, {-30, -15}, {-15, 0}, {0, 10}};

  private final Design withoutExposure;
  private final Selection eligible;
  private final Optional<DayProducts> products;

  DenseModel(WakingRows rows, int[] dayStart, Cups cups) {
    eligible = new Selection(dayStart);
    eligible.dropDaysBelow(LEAST_ROWS_OF_DAY);
    withoutExposure = new Design(rows.bins(), dayStart, columns(rows, eligible, cups));
    products = isEnough(eligible) ? Optional.of(DayProducts.of(withoutExposure)) : Optional.empty();
  }

  private static double[][] columns(WakingRows rows, Selection eligible, Cups cups) {
    List<double[]> columns = new ArrayList<>();
    columns.add(Columns.heartRate(rows));
    columns.add(new double[rows.size()]); // the exposure, set for each half-life
    for (int[] lags : AROUND_CUPS) {
      columns.add(Terms.aroundCups(rows, cups, lags[0], lags[1]));
    }
    columns.addAll(Arrays.asList(Terms.clock(rows, HARMONICS)));
    if (share(eligible, rows, Terms::isMorning) > MORNING_SHARE) {
      columns.addAll(Arrays.asList(Terms.waking(rows)));
    }
    double active = share(eligible, rows, WakingRows::active);
    if (active >= LEAST_ACTIVE_SHARE && active <= 1 - LEAST_ACTIVE_SHARE) {
      columns.add(Terms.active(rows));
    }
    return columns.toArray(double[][]::new);
  }

  private interface RowTest {
    boolean test(WakingRows rows, int row);
  }

  private static double share(Selection eligible, WakingRows rows, RowTest test) {
    int count = 0;
    for (int i = 0; i < rows.size(); i++) {
      count += eligible.keeps(i) && test.test(rows, i) ? 1 : 0;
    }
    return (double) count / eligible.rows();
  }

  private static boolean isEnough(Selection selection) {
    return selection.days() >= Refusal.LEAST_DENSE_DAYS
        && selection.rows() >= Refusal.LEAST_DENSE_ROWS;
  }

  private static Outcome refuse(Selection selection) {
    return selection.days() < Refusal.LEAST_DENSE_DAYS
        ? Refusal.tooFewDays(selection.days(), Refusal.LEAST_DENSE_DAYS)
        : Refusal.tooFewRows(selection.rows(), Refusal.LEAST_DENSE_ROWS);
  }

  /** The effect of an exposure. */
  Outcome fit(double[] exposure) {
    Design design = withoutExposure.withExposure(exposure);
    Selection selection = eligible.copy();
    if (products.isEmpty()) {
      return refuse(selection);
    }
    DayProducts remaining = products.get().withExposureOf(design);
    remaining.remove(design.everyRow(), selection);
    for (boolean bouts : new boolean[] {true, false}) {
      Optional<Residuals> residuals = residuals(design, selection, remaining);
      if (residuals.isEmpty()) {
        return Refusal.unlessSound(Optional.empty(), Method.DENSE, selection.rows(), 0);
      }
      Outliers outliers = new Outliers(design, selection, residuals.get());
      Selection before = selection.copy();
      selection.drop(bouts ? outliers.rowsAndBouts() : outliers.rows(), LEAST_ROWS_OF_DAY);
      remaining.remove(before, selection);
      if (!isEnough(selection)) {
        return refuse(selection);
      }
    }
    double rho =
        residuals(design, selection, remaining).map(e -> e.autocorrelation(design)).orElse(0.0);
    return Refusal.unlessSound(
        JackknifeFit.of(Whitening.grams(design, selection, rho)),
        Method.DENSE,
        selection.rows(),
        rho);
  }

  private static Optional<Residuals> residuals(
      Design design, Selection selection, DayProducts products) {
    double[][] gram = products.grams(selection).total();
    return new ScaledSystem(gram, Design.Y)
        .solve(gram)
        .map(coefficients -> new Residuals(design, selection, coefficients));
  }
}
