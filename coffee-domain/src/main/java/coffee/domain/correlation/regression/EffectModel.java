package coffee.domain.correlation.regression;

import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.Exposure;
import coffee.domain.correlation.data.StepSeries;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.regression.RowModel.ExposureModel;
import coffee.domain.correlation.result.CorrelationInput;
import coffee.domain.correlation.result.NeedItem;
import coffee.domain.correlation.result.StepCoverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chooses the model that the data allow and fits it for a half-life (METHOD 3). */
public final class EffectModel {

  /** Two hours of bins make a day dense. */
  private static final int ROWS_OF_DENSE_DAY = 24;

  private static final int DENSE_MODEL_DAYS = 5;

  /** A cup below this many mg is one of decaf. */
  private static final double DECAF_BELOW_MG = 15;

  /** With this share of decaf, the headline comes from the size of the cups (METHOD 3.12). */
  private static final double MIN_DECAF_SHARE = 0.3;

  private static final double EQUAL_DOSE_MG = 100;

  private final WakingRows rows;
  private final DoseSeries doses;
  private final boolean dense;
  private final NeedItem cupsNeeded;
  private final boolean comparesCupSizes;
  private final StepCoverage steps;
  private final RowModel model;

  /**
   * Creates the model of one person's rows.
   *
   * @param doses every dose, including those around the period
   * @param input its period decides which doses must be enough
   * @param steps known of any bins
   */
  public EffectModel(WakingRows rows, DoseSeries doses, CorrelationInput input, StepSeries steps) {
    this.rows = rows;
    this.doses = doses;
    int[] dayStart = ResponseColumns.dayStarts(rows);
    int cupsInPeriod = doses.countBetween(input.from(), input.until());
    dense = new RowSelection(dayStart).countDaysWith(ROWS_OF_DENSE_DAY) >= DENSE_MODEL_DAYS;
    cupsNeeded = NeedItem.of(NeedItem.Code.CUPS, cupsInPeriod, DataRequirements.MIN_CUPS);
    comparesCupSizes =
        doses.countBelow(DECAF_BELOW_MG, input.from(), input.until())
            >= MIN_DECAF_SHARE * cupsInPeriod;
    StepCoverage known = DenseModel.coverage(rows, steps);
    model = model(dayStart, cupsInPeriod, steps, known);
    this.steps = new StepCoverage(known.used() && model instanceof DenseModel, known.share());
  }

  /** No model: every fit is refused. */
  private record RefusedModel(InsufficientData refused) implements RowModel, ExposureModel {
    @Override
    public double[] exposure(Exposure exposure, DoseSeries doses) {
      return new double[0];
    }

    @Override
    public ExposureModel withExposure(double[] exposure) {
      return this;
    }

    @Override
    public FitResult fit() {
      return refused;
    }

    @Override
    public FitResult fitWithEveryCup(double[] ofEqualDoses) {
      return refused;
    }
  }

  private RowModel model(int[] dayStart, int cupsInPeriod, StepSeries steps, StepCoverage known) {
    if (rows.size() == 0 || cupsInPeriod < DataRequirements.MIN_CUPS) {
      return new RefusedModel(refusal(dayStart, cupsInPeriod));
    }
    return dense
        ? DenseModel.of(rows, doses, steps, known)
        : new SparseModel(rows, dayStart, doses);
  }

  /** All missing data if doses or readings are missing. */
  private InsufficientData refusal(int[] dayStart, int cupsInPeriod) {
    SelectedData data = dense ? DenseModel.data(dayStart) : SparseModel.data(dayStart);
    List<MissingData> lacks = new ArrayList<>();
    if (cupsInPeriod < DataRequirements.MIN_CUPS) {
      lacks.add(DataRequirements.tooFewCups(cupsInPeriod));
    }
    if (rows.size() == 0) {
      lacks.add(DataRequirements.noReadings());
    } else {
      lacks.addAll(data.missing());
    }
    return MissingData.combine(lacks, data.items());
  }

  /** Whether there are readings throughout the day rather than a few per day. */
  public boolean isDense() {
    return dense;
  }

  /**
   * Whether the effect comes from the size of the cups alone, because many are decaf: what else
   * accompanies every cup does not count (METHOD 3.12).
   */
  public boolean comparesCupSizes() {
    return comparesCupSizes;
  }

  /** What is known of the steps, and whether the model has them. */
  public StepCoverage steps() {
    return steps;
  }

  /** The model under a half-life. */
  public HalfLifeModel at(OneCompartmentModel body) {
    return new HalfLifeModel(new Exposure(body));
  }

  /** The fits under one half-life. Not thread-safe. */
  public final class HalfLifeModel {

    private final Exposure exposure;
    private final ExposureModel toLogged;
    private Optional<FitResult> fromCupSizes = Optional.empty();

    private HalfLifeModel(Exposure exposure) {
      this.exposure = exposure;
      toLogged = model.withExposure(model.exposure(exposure, doses));
    }

    /** The effect. */
    public FitResult fit() {
      return comparesCupSizes ? fitFromCupSizes() : withCups(toLogged.fit());
    }

    /** The effect from the size of the cups: what else accompanies every cup does not count. */
    public FitResult fitFromCupSizes() {
      if (fromCupSizes.isEmpty()) {
        double[] toEqual = model.exposure(exposure, doses.withEqualDoses(EQUAL_DOSE_MG));
        fromCupSizes = Optional.of(withCups(toLogged.fitWithEveryCup(toEqual)));
      }
      return fromCupSizes.get();
    }

    private FitResult withCups(FitResult result) {
      return result instanceof InsufficientData refused ? refused.withFirst(cupsNeeded) : result;
    }
  }
}
