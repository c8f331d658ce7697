package coffee.domain.correlation.regression;

import coffee.domain.caffeine.OneCompartmentModel;
import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.Exposure;
import coffee.domain.correlation.data.WakingRows;
import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.result.NeedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Chooses the model that the data allow and fits it for a half-life (METHOD 3). */
public final class EffectModel {

  /** Two hours of bins make a day dense. */
  private static final int ROWS_OF_DENSE_DAY = 24;

  private static final int LEAST_DENSE_DAYS = 5;

  private final WakingRows rows;
  private final DoseSeries cups;
  private final boolean dense;
  private final Function<double[], FitResult> fit;
  private final NeedItem cupsNeeded;

  /**
   * Creates the model of one person's rows.
   *
   * @param cups every dose, including those around the period
   * @param cupsInPeriod number of doses in the period
   */
  public EffectModel(WakingRows rows, DoseSeries cups, int cupsInPeriod) {
    this.rows = rows;
    this.cups = cups;
    int[] dayStart = ResponseColumns.dayStarts(rows);
    dense = new RowSelection(dayStart).countDaysWith(ROWS_OF_DENSE_DAY) >= LEAST_DENSE_DAYS;
    cupsNeeded = NeedItem.of(NeedItem.Code.CUPS, cupsInPeriod, DataRequirements.LEAST_CUPS);
    fit = fit(dayStart, cupsInPeriod);
  }

  private Function<double[], FitResult> fit(int[] dayStart, int cupsInPeriod) {
    if (rows.size() == 0 || cupsInPeriod < DataRequirements.LEAST_CUPS) {
      InsufficientData refused = refusal(dayStart, cupsInPeriod);
      return exposure -> refused;
    }
    return dense
        ? new DenseModel(rows, dayStart, cups)::fit
        : new SparseModel(rows, dayStart, cups)::fit;
  }

  /** All missing data if doses or readings are missing. */
  private InsufficientData refusal(int[] dayStart, int cupsInPeriod) {
    SelectedData data = dense ? DenseModel.data(dayStart) : SparseModel.data(dayStart);
    List<MissingData> lacks = new ArrayList<>();
    if (cupsInPeriod < DataRequirements.LEAST_CUPS) {
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

  /** The effect under the given pharmacokinetic model. */
  public FitResult fitFor(OneCompartmentModel body) {
    FitResult result = fit.apply(new Exposure(body).atRows(cups, rows));
    return result instanceof InsufficientData refused ? refused.withFirst(cupsNeeded) : result;
  }
}
