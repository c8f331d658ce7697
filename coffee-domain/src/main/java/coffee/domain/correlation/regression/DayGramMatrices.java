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
      add(ofDay, 1, total);
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
    addWithoutDayEffect(products, gram);
    return gram;
  }

  /** Adds the products of one day to a total, as {@link #withoutDayEffect}. */
  static void addWithoutDayEffect(double[][] products, double[][] total) {
    int p = products.length - 1;
    double[] withConstant = new double[p + 1];
    for (int a = 0; a <= p; a++) {
      withConstant[a] = products[a][p];
    }
    for (int a = 0; a < p; a++) {
      double slope = withConstant[a] / withConstant[p];
      double[] into = total[a];
      double[] from = products[a];
      for (int b = a; b < p; b++) {
        into[b] += from[b] - slope * withConstant[b];
      }
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

  /** {@code M - M_d}. */
  double[][] without(int day) {
    double[][] rest = new double[total.length][];
    for (int a = 0; a < total.length; a++) {
      rest[a] = total[a].clone();
    }
    add(byDay.get(day), -1, rest);
    return rest;
  }

  private static void add(double[][] gram, int sign, double[][] into) {
    for (int a = 0; a < into.length; a++) {
      double[] row = into[a];
      double[] added = gram[a];
      for (int b = a; b < row.length; b++) {
        row[b] += sign * added[b];
      }
    }
  }
}
