package coffee.domain.correlation;

import coffee.domain.correlation.Effect.Method;
import coffee.domain.correlation.Outcome.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The model for a few entries a day: day effects, one covariate around doses, two harmonics of the
 * clock, no whitening (METHOD 3.6).
 */
final class SparseModel {

  private static final int HARMONICS = 2;
  private static final int AROUND_CUP_FROM = -60;
  private static final int AROUND_CUP_UNTIL = 10;

  /** A single row is absorbed by its day effect and carries no information. */
  private static final int LEAST_ROWS_OF_DAY = 2;

  /** Rows beyond one for each day that a fit needs: y, its six columns, and ten. */
  private static final int LEAST_ROWS_OVER_DAYS = 7 + 10;

  private static final double LEAST_SPREAD = 1;
  private static final double WITHOUT_MEMORY = 0;

  private final Design withoutExposure;

  SparseModel(WakingRows rows, int[] dayStart, Cups cups) {
    List<double[]> columns = new ArrayList<>();
    columns.add(Columns.heartRate(rows));
    columns.add(new double[rows.size()]); // the exposure, set for each half-life
    columns.add(Terms.aroundCups(rows, cups, AROUND_CUP_FROM, AROUND_CUP_UNTIL));
    columns.addAll(Arrays.asList(Terms.clock(rows, HARMONICS)));
    withoutExposure = new Design(rows.bins(), dayStart, columns.toArray(double[][]::new));
  }

  /** Fits the effect of an exposure. */
  Outcome fit(double[] exposure) {
    Design design = withoutExposure.withExposure(exposure);
    Selection selection = design.everyRow();
    selection.dropDaysBelow(LEAST_ROWS_OF_DAY);
    return missing(selection)
        .or(() -> trim(design, selection))
        .<Outcome>map(missing -> missing)
        .orElseGet(
            () ->
                JackknifeFit.of(grams(design, selection))
                    .map(fit -> Refusal.unlessSound(fit, Method.SPARSE, selection.rows(), 0))
                    .orElseGet(Refusal::cupsTellNothing));
  }

  private static DayGrams grams(Design design, Selection selection) {
    return Whitening.grams(design, selection, WITHOUT_MEMORY);
  }

  /** The trimming pass; returns the missing data if it fails or leaves too little. */
  private Optional<Refused> trim(Design design, Selection selection) {
    Optional<Residuals> residuals = Residuals.of(design, selection, grams(design, selection));
    if (residuals.isEmpty()) {
      return Optional.of(Refusal.cupsTellNothing());
    }
    selection.drop(outliers(design, selection, residuals.get()), LEAST_ROWS_OF_DAY);
    return missing(selection);
  }

  private static boolean[] outliers(Design design, Selection selection, Residuals residuals) {
    double limit = Outliers.LIMIT * Math.max(LEAST_SPREAD, residuals.spreadAround(0));
    boolean[] marked = new boolean[design.rows()];
    selection.kept().forEach(row -> marked[row] = Math.abs(residuals.of(row)) > limit);
    return marked;
  }

  private Optional<Refused> missing(Selection selection) {
    return Optional.of(lacks(selection, withoutExposure.rows(), withoutExposure.days()))
        .filter(all -> !all.isEmpty())
        .map(Lack::refusal);
  }

  /** All missing data, independent of doses. */
  static List<Lack> lacks(int[] dayStart) {
    Selection selection = new Selection(dayStart);
    int rows = selection.rows();
    int days = selection.days();
    selection.dropDaysBelow(LEAST_ROWS_OF_DAY);
    return lacks(selection, rows, days);
  }

  private static List<Lack> lacks(Selection selection, int allRows, int allDays) {
    int days = selection.days();
    int leastRows = LEAST_ROWS_OVER_DAYS + days;
    List<Lack> lacks = new ArrayList<>();
    if (days < Refusal.LEAST_SPARSE_DAYS) {
      lacks.add(Refusal.tooFewDays(days, Refusal.LEAST_SPARSE_DAYS));
    }
    if (selection.rows() < leastRows) {
      lacks.add(Refusal.tooFewRows(selection.rows(), leastRows));
    }
    return lacks.isEmpty() || allRows >= LEAST_ROWS_OF_DAY * allDays
        ? lacks
        : List.of(Refusal.oneReadingADay());
  }
}
