package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.Exposure;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.result.Effect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The model for a few entries a day: day effects, one covariate around doses, two harmonics of the
 * clock, no whitening (METHOD 3.6).
 */
final class SparseModel implements RowModel {

  private static final int HARMONICS = 2;
  private static final int AROUND_CUP_FROM = -60;
  private static final int AROUND_CUP_UNTIL = 10;

  /** A single row is absorbed by its day effect and carries no information. */
  private static final int MIN_ROWS_OF_DAY = 2;

  /** Rows beyond one for each day that a fit needs: y, its six columns, and ten. */
  private static final int MIN_ROWS_OVER_DAYS = 7 + 10;

  private static final double MIN_SPREAD = 1;
  private static final double WITHOUT_MEMORY = 0;

  private final WakingRows rows;
  private final DesignMatrix withoutExposure;

  SparseModel(WakingRows rows, int[] dayStart, DoseSeries doses) {
    this.rows = rows;
    List<double[]> columns = new ArrayList<>();
    columns.add(ResponseColumns.heartRate(rows));
    columns.add(new double[rows.size()]); // the exposure, set for each half-life
    columns.add(new double[rows.size()]); // the exposure of equal doses
    ClockHarmonics clock = Covariates.timeOfDay(rows, columns.size(), HARMONICS);
    columns.addAll(Arrays.asList(clock.columns()));
    columns.add(Covariates.aroundDoses(rows, doses, AROUND_CUP_FROM, AROUND_CUP_UNTIL));
    columns.add(Covariates.afterCup(rows, doses));
    withoutExposure =
        new DesignMatrix(rows.binNumbers(), dayStart, columns.toArray(double[][]::new), clock);
  }

  @Override
  public double[] exposure(Exposure exposure, DoseSeries doses) {
    return exposure.atCentres(doses, rows);
  }

  @Override
  public ExposureModel withExposure(double[] exposure) {
    DesignMatrix design = withoutExposure.withExposure(exposure);
    return new ExposureModel() {
      @Override
      public FitResult fit() {
        return SparseModel.fit(design);
      }

      @Override
      public FitResult fitWithEveryCup(double[] ofEqualDoses) {
        return SparseModel.fit(design.withEveryCup(ofEqualDoses));
      }
    };
  }

  private static FitResult fit(DesignMatrix design) {
    RowSelection selection = design.selectAllRows();
    selection.dropDaysBelow(MIN_ROWS_OF_DAY);
    return missing(design, selection)
        .or(() -> trim(design, selection))
        .<FitResult>map(missing -> missing)
        .orElseGet(
            () ->
                FinalFit.of(
                        grams(design, selection),
                        Method.SPARSE,
                        selection.rowCount(),
                        WITHOUT_MEMORY)
                    .map(DataRequirements::effectIfReliable)
                    .orElseGet(DataRequirements::dosesNotSeparable));
  }

  private static DayGramMatrices grams(DesignMatrix design, RowSelection selection) {
    RowSelection all = design.selectAllRows();
    DayCrossProducts products = DayCrossProducts.ofAllRows(design, all);
    products.remove(all, selection);
    return products.gramMatrices(selection, WITHOUT_MEMORY);
  }

  /** The trimming pass; returns the missing data if it fails or leaves too little. */
  private static Optional<InsufficientData> trim(DesignMatrix design, RowSelection selection) {
    Optional<Residuals> residuals =
        Residuals.fit(design, selection, grams(design, selection).total());
    if (residuals.isEmpty()) {
      return Optional.of(DataRequirements.dosesNotSeparable());
    }
    selection.drop(outliers(design, selection, residuals.get()), MIN_ROWS_OF_DAY);
    return missing(design, selection);
  }

  private static boolean[] outliers(
      DesignMatrix design, RowSelection selection, Residuals residuals) {
    double limit = Outliers.LIMIT * Math.max(MIN_SPREAD, residuals.robustDeviation(0));
    boolean[] marked = new boolean[design.rows()];
    selection.rowIndexes().forEach(row -> marked[row] = Math.abs(residuals.of(row)) > limit);
    return marked;
  }

  private static Optional<InsufficientData> missing(DesignMatrix design, RowSelection selection) {
    return data(selection, design.rows(), design.days()).refusal();
  }

  /** What there is for a fit, independent of doses. */
  static SelectedData data(int[] dayStart) {
    RowSelection selection = new RowSelection(dayStart);
    int rows = selection.rowCount();
    int days = selection.dayCount();
    selection.dropDaysBelow(MIN_ROWS_OF_DAY);
    return data(selection, rows, days);
  }

  private static SelectedData data(RowSelection selection, int allRows, int allDays) {
    int days = selection.dayCount();
    SelectedData data =
        SelectedData.of(
            days,
            DataRequirements.MIN_SPARSE_DAYS,
            selection.rowCount(),
            MIN_ROWS_OVER_DAYS + days);
    return data.missing().isEmpty() || allRows >= MIN_ROWS_OF_DAY * allDays
        ? data
        : data.withOneReadingPerDay(allDays, allRows);
  }
}
