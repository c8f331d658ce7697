package coffee.domain.correlation;

import coffee.domain.correlation.Effect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The effect from a few entries a day: day effects, one term around cups, two harmonics of the
 * clock, no whitening (METHOD 3.6).
 */
final class SparseModel {

  private static final int HARMONICS = 2;
  private static final int AROUND_CUP_FROM = -60;
  private static final int AROUND_CUP_UNTIL = 10;

  /** A day's only row is its own day effect and says nothing. */
  private static final int LEAST_ROWS_OF_DAY = 2;

  /** Rows beyond one for each day that a fit needs: y, its six columns, and ten. */
  private static final int LEAST_ROWS_OVER_DAYS = 7 + 10;

  private static final double LEAST_SPREAD = 1;

  private final Design withoutExposure;

  SparseModel(WakingRows rows, int[] dayStart, Cups cups) {
    List<double[]> columns = new ArrayList<>();
    columns.add(Columns.heartRate(rows));
    columns.add(new double[rows.size()]); // the exposure, set for each half-life
    columns.add(Terms.aroundCups(rows, cups, AROUND_CUP_FROM, AROUND_CUP_UNTIL));
    columns.addAll(Arrays.asList(Terms.clock(rows, HARMONICS)));
    withoutExposure = new Design(rows.bins(), dayStart, columns.toArray(double[][]::new));
  }

  /** The effect of an exposure. */
  Outcome fit(double[] exposure) {
    Design design = withoutExposure.withExposure(exposure);
    Selection selection = design.everyRow();
    selection.dropDaysBelow(LEAST_ROWS_OF_DAY);
    if (!isEnough(selection)) {
      return refuse(design, selection);
    }
    Optional<Residuals> residuals = residuals(design, selection);
    if (residuals.isEmpty()) {
      return Refusal.unlessSound(Optional.empty(), Method.SPARSE, selection.rows(), 0);
    }
    selection.drop(outliers(design, selection, residuals.get()), LEAST_ROWS_OF_DAY);
    return isEnough(selection)
        ? Refusal.unlessSound(
            JackknifeFit.of(Whitening.grams(design, selection, 0)),
            Method.SPARSE,
            selection.rows(),
            0)
        : refuse(design, selection);
  }

  private static Optional<Residuals> residuals(Design design, Selection selection) {
    double[][] gram = Whitening.grams(design, selection, 0).total();
    return new ScaledSystem(gram, Design.Y)
        .solve(gram)
        .map(coefficients -> new Residuals(design, selection, coefficients));
  }

  private static boolean[] outliers(Design design, Selection selection, Residuals residuals) {
    double limit = Outliers.LIMIT * Math.max(LEAST_SPREAD, residuals.spreadAround(0));
    boolean[] marked = new boolean[design.rows()];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = selection.keeps(i) && Math.abs(residuals.of(i)) > limit;
    }
    return marked;
  }

  private static boolean isEnough(Selection selection) {
    return selection.days() >= Refusal.LEAST_SPARSE_DAYS
        && selection.rows() >= leastRows(selection);
  }

  private static int leastRows(Selection selection) {
    return LEAST_ROWS_OVER_DAYS + selection.days();
  }

  private static Outcome refuse(Design design, Selection selection) {
    if (design.rows() < LEAST_ROWS_OF_DAY * design.days()) {
      return Refusal.oneReadingADay();
    }
    return selection.days() < Refusal.LEAST_SPARSE_DAYS
        ? Refusal.tooFewDays(selection.days(), Refusal.LEAST_SPARSE_DAYS)
        : Refusal.tooFewRows(selection.rows(), leastRows(selection));
  }
}
