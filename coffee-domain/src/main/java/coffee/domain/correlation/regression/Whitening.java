package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.LocalClock;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes CAR(1) autocorrelation (METHOD 3.4): for a row whose predecessor of the same day lies g
 * bins back, {@code φ = ρ^g}; for the first row of a day, {@code φ = 0}. Every column v, the
 * constant too, becomes {@code (v_i - φ v_{i-1}) / √(1 - φ²)}.
 */
final class Whitening {

  private final DesignMatrix design;
  private final RowSelection selection;
  private final double[] powers;

  /** For the current day: row indexes, φ, 1/√(1 - φ²), and the whitened columns. */
  private final int[] rows;

  private final double[] phi;
  private final double[] scale;
  private final double[][] whitened;

  private Whitening(DesignMatrix design, RowSelection selection, double rho) {
    this.design = design;
    this.selection = selection;
    powers = new double[LocalClock.MINUTES_PER_DAY];
    for (int gap = 0; gap < powers.length; gap++) {
      powers[gap] = Math.pow(rho, gap);
    }
    int longest = design.longestDay();
    rows = new int[longest];
    phi = new double[longest];
    scale = new double[longest];
    whitened = new double[design.width() + 1][longest];
  }

  /** The Grams of the selected rows after whitening, with the day effects removed. */
  static DayGramMatrices whitenedGramMatrices(
      DesignMatrix design, RowSelection selection, double rho) {
    Whitening whitening = new Whitening(design, selection, rho);
    List<double[][]> grams = new ArrayList<>();
    for (int day = 0; day < design.days(); day++) {
      if (selection.rowCountOf(day) > 0) {
        grams.add(DayGramMatrices.withoutDayEffect(whitening.products(day)));
      }
    }
    return new DayGramMatrices(grams, design.width());
  }

  private double[][] products(int day) {
    int n = select(day);
    for (int i = 0; i < n; i++) {
      phi[i] = i == 0 ? 0 : power(design.bin(rows[i]) - design.bin(rows[i - 1]));
      scale[i] = 1 / Math.sqrt(1 - phi[i] * phi[i]);
    }
    int p = design.width();
    for (int c = 0; c < p; c++) {
      whiten(design.column(c), n, whitened[c]);
    }
    for (int i = 0; i < n; i++) {
      whitened[p][i] = (1 - phi[i]) * scale[i];
    }
    return CrossProducts.allPairs(whitened, 0, n);
  }

  /** The gap is shorter than a statistical day, however the clocks change. */
  private double power(long gap) {
    return powers[(int) gap];
  }

  private int select(int day) {
    int n = 0;
    for (int row = design.start(day); row < design.end(day); row++) {
      if (selection.contains(row)) {
        rows[n++] = row;
      }
    }
    return n;
  }

  private void whiten(double[] column, int n, double[] into) {
    double previous = 0;
    for (int i = 0; i < n; i++) {
      double value = column[rows[i]];
      into[i] = (value - phi[i] * previous) * scale[i];
      previous = value;
    }
  }
}
