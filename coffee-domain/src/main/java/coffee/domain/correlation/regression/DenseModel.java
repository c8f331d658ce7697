package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.Exposure;
import coffee.domain.correlation.data.StepSeries;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.result.StepCoverage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The model for bins throughout the day (METHOD 3.2 to 3.5). One model serves several half-lives:
 * only the exposure differs.
 */
final class DenseModel implements RowModel {

  private static final int HARMONICS = 6;
  private static final int FINER_HARMONICS = 12;

  /** With this many rows the curves of the day are finer (METHOD 3.10). */
  private static final int MIN_ROWS_OF_FINER_CURVES = 300;

  /** Share of morning rows above which waking-up columns are added. */
  private static final double MORNING_SHARE = 0.2;

  /** Activity labels are used only if neither nearly none nor nearly all rows have one. */
  private static final double MIN_ACTIVE_SHARE = 0.01;

  /** Share of rows with known steps from which on the model has them (METHOD 3.14). */
  private static final double MIN_KNOWN_STEPS = 0.8;

  /** Time constants of the running means of steps, in minutes. */
  private static final double[] STEP_MINUTES = {10, 40};

  private static final int[][] AROUND_CUPS = {{-60, -30}, {-30, -15}, {-15, 0}, {0, 10}};

  private final WakingRows rows;
  private final DoseSeries doses;
  private final Optional<StepSeries> steps;
  private final RowSelection eligible;
  private final boolean finer;
  private final DesignMatrix withoutExposure;
  private final Optional<DayCrossProducts> products;

  /**
   * Creates the model; rows without known steps are left out if most have them.
   *
   * @param steps known of any bins
   * @param coverage of the rows by these steps
   */
  static DenseModel of(WakingRows rows, DoseSeries doses, StepSeries steps, StepCoverage coverage) {
    return coverage.used()
        ? new DenseModel(rows.where(steps.knownIn(rows)), doses, Optional.of(steps))
        : new DenseModel(rows, doses, Optional.empty());
  }

  /** The share of the rows left by the first six-row rule whose steps are known. */
  static StepCoverage coverage(WakingRows rows, StepSeries steps) {
    RowSelection eligible = eligible(ResponseColumns.dayStarts(rows));
    if (steps.isEmpty() || eligible.rowCount() == 0) {
      return StepCoverage.NONE;
    }
    boolean[] isKnown = steps.knownIn(rows);
    long known = eligible.rowIndexes().filter(row -> isKnown[row]).count();
    return new StepCoverage(
        known > 0 && known >= MIN_KNOWN_STEPS * eligible.rowCount(),
        (double) known / eligible.rowCount());
  }

  private DenseModel(WakingRows rows, DoseSeries doses, Optional<StepSeries> steps) {
    this.rows = rows;
    this.doses = doses;
    this.steps = steps;
    int[] dayStart = ResponseColumns.dayStarts(rows);
    eligible = eligible(dayStart);
    finer = eligible.rowCount() >= MIN_ROWS_OF_FINER_CURVES;
    ClockHarmonics clock =
        Covariates.timeOfDay(rows, DesignMatrix.SHARED, finer ? FINER_HARMONICS : HARMONICS);
    withoutExposure = new DesignMatrix(rows.binNumbers(), dayStart, columns(clock), clock);
    products =
        DenseFit.missingData(eligible).isEmpty()
            ? Optional.of(DayCrossProducts.ofAllRows(withoutExposure, eligible))
            : Optional.empty();
  }

  private static RowSelection eligible(int[] dayStart) {
    RowSelection eligible = new RowSelection(dayStart);
    eligible.dropDaysBelow(DenseFit.MIN_ROWS_OF_DAY);
    return eligible;
  }

  /** What there is for a fit, independent of doses. */
  static SelectedData data(int[] dayStart) {
    return DenseFit.data(eligible(dayStart));
  }

  /** Columns that are 0 in most rows follow each other: their products take less time. */
  private double[][] columns(ClockHarmonics clock) {
    List<double[]> columns = new ArrayList<>();
    columns.add(ResponseColumns.heartRate(rows));
    columns.add(new double[rows.size()]); // the exposure, set for each half-life
    columns.add(new double[rows.size()]); // the exposure of equal doses
    columns.addAll(Arrays.asList(clock.columns()));
    double active = share(rows::active);
    if (active >= MIN_ACTIVE_SHARE && active <= 1 - MIN_ACTIVE_SHARE) {
      columns.add(Covariates.activityLabel(rows));
    }
    steps.ifPresent(known -> addSteps(known, columns));
    if (share(this::isMorning) > MORNING_SHARE) {
      columns.addAll(
          Arrays.asList(
              finer ? Covariates.finerTimeSinceWaking(rows) : Covariates.timeSinceWaking(rows)));
    }
    for (int[] lags : AROUND_CUPS) {
      columns.add(Covariates.aroundDoses(rows, doses, lags[0], lags[1]));
    }
    columns.add(Covariates.afterCup(rows, doses));
    return columns.toArray(double[][]::new);
  }

  private void addSteps(StepSeries known, List<double[]> columns) {
    columns.add(known.logarithms(rows));
    for (double minutes : STEP_MINUTES) {
      columns.add(known.runningMeans(rows, minutes));
    }
  }

  private boolean isMorning(int row) {
    return Covariates.isMorning(finer ? rows.binsSinceNight(row) : rows.binsSinceSleep(row));
  }

  private double share(IntPredicate test) {
    return (double) eligible.rowIndexes().filter(test).count() / eligible.rowCount();
  }

  @Override
  public double[] exposure(Exposure exposure, DoseSeries doses) {
    return finer ? exposure.overBins(doses, rows) : exposure.atCentres(doses, rows);
  }

  @Override
  public ExposureModel withExposure(double[] exposure) {
    return products
        .<ExposureModel>map(all -> withExposure(withoutExposure.withExposure(exposure), all))
        .orElseGet(() -> new Refused(DenseFit.missingData(eligible).orElseThrow()));
  }

  private WithExposure withExposure(DesignMatrix design, DayCrossProducts all) {
    return new WithExposure(eligible, design, all.withExposureOf(design, eligible));
  }

  private record Refused(InsufficientData reason) implements ExposureModel {
    @Override
    public FitResult fit() {
      return reason;
    }

    @Override
    public FitResult fitWithEveryCup(double[] ofEqualDoses) {
      return reason;
    }
  }

  /** The rows before trimming, and their products, which both fits start from. */
  private record WithExposure(RowSelection eligible, DesignMatrix design, DayCrossProducts all)
      implements ExposureModel {
    @Override
    public FitResult fit() {
      return new DenseFit(design, eligible.copy(), all.copy()).fit();
    }

    @Override
    public FitResult fitWithEveryCup(double[] ofEqualDoses) {
      DesignMatrix both = design.withEveryCup(ofEqualDoses);
      return new DenseFit(both, eligible.copy(), all.withExposureOf(both, eligible)).fit();
    }
  }
}
