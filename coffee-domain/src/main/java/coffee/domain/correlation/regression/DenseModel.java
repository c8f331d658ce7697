package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.WakingRows;
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

  private final DesignMatrix withoutExposure;
  private final RowSelection eligible;
  private final Optional<DayCrossProducts> products;

  DenseModel(WakingRows rows, int[] dayStart, DoseSeries cups) {
    eligible = eligible(dayStart);
    withoutExposure = new DesignMatrix(rows.bins(), dayStart, columns(rows, eligible, cups));
    products =
        DenseFit.missingData(eligible).isEmpty()
            ? Optional.of(DayCrossProducts.ofAllRows(withoutExposure))
            : Optional.empty();
  }

  private static RowSelection eligible(int[] dayStart) {
    RowSelection eligible = new RowSelection(dayStart);
    eligible.dropDaysBelow(DenseFit.LEAST_ROWS_OF_DAY);
    return eligible;
  }

  /** What there is for a fit, independent of doses. */
  static SelectedData data(int[] dayStart) {
    return DenseFit.data(eligible(dayStart));
  }

  private static double[][] columns(WakingRows rows, RowSelection eligible, DoseSeries cups) {
    List<double[]> columns = new ArrayList<>();
    columns.add(ResponseColumns.heartRate(rows));
    columns.add(new double[rows.size()]); // the exposure, set for each half-life
    for (int[] lags : AROUND_CUPS) {
      columns.add(Covariates.aroundDoses(rows, cups, lags[0], lags[1]));
    }
    columns.addAll(Arrays.asList(Covariates.timeOfDay(rows, HARMONICS)));
    if (share(eligible, row -> Covariates.isMorning(rows, row)) > MORNING_SHARE) {
      columns.addAll(Arrays.asList(Covariates.timeSinceWaking(rows)));
    }
    double active = share(eligible, rows::active);
    if (active >= LEAST_ACTIVE_SHARE && active <= 1 - LEAST_ACTIVE_SHARE) {
      columns.add(Covariates.activityLabel(rows));
    }
    return columns.toArray(double[][]::new);
  }

  private static double share(RowSelection eligible, IntPredicate test) {
    return (double) eligible.rowIndexes().filter(test).count() / eligible.rowCount();
  }

  /** Fits the effect of an exposure. */
  FitResult fit(double[] exposure) {
    return products
        .<FitResult>map(all -> fit(withoutExposure.withExposure(exposure), all))
        .or(() -> DenseFit.missingData(eligible))
        .orElseThrow();
  }

  private FitResult fit(DesignMatrix design, DayCrossProducts all) {
    DayCrossProducts remaining = all.withExposureOf(design);
    remaining.remove(design.selectAllRows(), eligible);
    return new DenseFit(design, eligible.copy(), remaining).fit();
  }
}
