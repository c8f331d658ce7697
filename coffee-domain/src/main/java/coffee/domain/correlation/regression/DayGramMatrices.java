package coffee.domain.correlation.regression;

import java.util.List;

/**
 * {@code M_d = [y X]'[y X]} of each day after its day effect is removed, and {@code M = Σ M_d}
 * (METHOD 3.5). Upper triangles.
 */
final class DayGramMatrices {

  private final List<double[][]> byDay;
  private final double[][] total;

  DayGramMatrices(List<double[][]> byDay, int columns) {
    this.byDay = List.copyOf(byDay);
    total = new double[columns][columns];
    for (double[][] ofDay : byDay) {
      add(ofDay, total);
    }
  }

  /**
   * Removes the day effect: with the transformed constant c, {@code M = V'V - (V'c)(V'c)'/(c'c)}.
   *
   * @param products of the columns of one day, with c as the last one
   */
  static double[][] withoutDayEffect(double[][] products) {
    int p = products.length - 1;
    double[][] gram = new double[p][p];
    addWithoutDayEffect(products, 1, gram);
    return gram;
  }

  /**
   * Adds the products of one day to a total, as {@link #withoutDayEffect}.
   *
   * @param times 1, or -1 to subtract them
   */
  static void addWithoutDayEffect(double[][] products, double times, double[][] total) {
    double[] withConstant = withConstant(products);
    int p = total.length;
    for (int a = 0; a < p; a++) {
      double slope = withConstant[a] / withConstant[p];
      addRow(products[a], withConstant, slope, a, times, total[a]);
    }
  }

  /** The products of each column with c, and {@code c'c}. */
  static double[] withConstant(double[][] products) {
    double[] last = new double[products.length];
    for (int a = 0; a < last.length; a++) {
      last[a] = products[a][last.length - 1];
    }
    return last;
  }

  private static void addRow(
      double[] from, double[] withConstant, double slope, int a, double times, double[] into) {
    for (int b = a; b < into.length; b++) {
      into[b] += times * (from[b] - slope * withConstant[b]);
    }
  }

  int days() {
    return byDay.size();
  }

  double[][] forDay(int day) {
    return byDay.get(day);
  }

  double[][] total() {
    return total;
  }

  private static void add(double[][] gram, double[][] into) {
    for (int a = 0; a < into.length; a++) {
      double[] row = into[a];
      double[] added = gram[a];
      for (int b = a; b < row.length; b++) {
        row[b] += added[b];
      }
    }
  }
}
