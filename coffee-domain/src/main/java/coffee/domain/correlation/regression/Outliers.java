package coffee.domain.correlation.regression;

/**
 * Marks rows that no model of a resting heart explains: artefacts and unlabelled exercise (METHOD
 * 3.3). With {@code s = max(0.5, 1.4826 median |e - med e|)} and {@code z = (e - med e) / s}, rows
 * beyond 3.5.
 */
final class Outliers {

  static final double LIMIT = 3.5;

  private static final double MIN_SPREAD = 0.5;

  /** Two high rows at most this many bins apart are a bout of exercise. */
  private static final int BOUT_BINS = 3;

  private static final int BEFORE_BOUT = 5;
  private static final int AFTER_BOUT = 12;

  private final DesignMatrix design;
  private final RowSelection selection;
  private final Residuals residuals;
  private final double centre;
  private final double limit;

  Outliers(DesignMatrix design, RowSelection selection, Residuals residuals) {
    this.design = design;
    this.selection = selection;
    this.residuals = residuals;
    centre = residuals.median();
    limit = LIMIT * Math.max(MIN_SPREAD, residuals.robustDeviation(centre));
  }

  /** Rows beyond the limit on either side. */
  boolean[] outlyingRows() {
    boolean[] marked = new boolean[design.rows()];
    for (int i = 0; i < marked.length; i++) {
      marked[i] = selection.contains(i) && Math.abs(residuals.of(i) - centre) > limit;
    }
    return marked;
  }

  /** Those rows, and the bins from 5 before to 12 after the later of two high rows in a bout. */
  boolean[] outlyingRowsAndBouts() {
    boolean[] marked = outlyingRows();
    int previous = -1;
    for (int i = 0; i < marked.length; i++) {
      if (selection.contains(i) && residuals.of(i) - centre > limit) {
        if (previous >= 0 && design.bin(i) - design.bin(previous) <= BOUT_BINS) {
          markAround(i, marked);
        }
        previous = i;
      }
    }
    return marked;
  }

  private void markAround(int row, boolean[] marked) {
    long bin = design.bin(row);
    for (int i = row; i >= 0 && design.bin(i) >= bin - BEFORE_BOUT; i--) {
      marked[i] = true;
    }
    for (int i = row; i < marked.length && design.bin(i) <= bin + AFTER_BOUT; i++) {
      marked[i] = true;
    }
  }
}
