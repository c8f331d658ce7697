package coffee.domain.correlation;

import coffee.domain.caffeine.OneCompartment;
import coffee.domain.correlation.Outcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Chooses the model that the data allow and fits it for a half-life (METHOD 3). */
final class EffectModel {

  /** Two hours of bins make a day dense. */
  private static final int ROWS_OF_DENSE_DAY = 24;

  private static final int LEAST_DENSE_DAYS = 5;

  private final WakingRows rows;
  private final Cups cups;
  private final boolean dense;
  private final Function<double[], Outcome> fit;

  /**
   * Creates the model of one person's rows.
   *
   * @param cups every dose, including those around the period
   * @param cupsInPeriod number of doses in the period
   */
  EffectModel(WakingRows rows, Cups cups, int cupsInPeriod) {
    this.rows = rows;
    this.cups = cups;
    int[] dayStart = Columns.dayStarts(rows);
    dense = new Selection(dayStart).daysWith(ROWS_OF_DENSE_DAY) >= LEAST_DENSE_DAYS;
    fit = fit(dayStart, cupsInPeriod);
  }

  private Function<double[], Outcome> fit(int[] dayStart, int cupsInPeriod) {
    if (rows.size() == 0 || cupsInPeriod < Refusal.LEAST_CUPS) {
      Refused refused = Lack.refusal(lacks(dayStart, cupsInPeriod));
      return exposure -> refused;
    }
    return dense
        ? new DenseModel(rows, dayStart, cups)::fit
        : new SparseModel(rows, dayStart, cups)::fit;
  }

  /** All missing data if doses or readings are missing. */
  private List<Lack> lacks(int[] dayStart, int cupsInPeriod) {
    List<Lack> lacks = new ArrayList<>();
    if (cupsInPeriod < Refusal.LEAST_CUPS) {
      lacks.add(Refusal.tooFewCups(cupsInPeriod));
    }
    if (rows.size() == 0) {
      lacks.add(Refusal.noReadings());
    } else {
      lacks.addAll(dense ? DenseModel.lacks(dayStart) : SparseModel.lacks(dayStart));
    }
    return lacks;
  }

  /** Whether there are readings throughout the day rather than a few per day. */
  boolean isDense() {
    return dense;
  }

  /** The effect under the given pharmacokinetic model. */
  Outcome under(OneCompartment body) {
    return fit.apply(new Exposure(body).at(cups, rows));
  }
}
