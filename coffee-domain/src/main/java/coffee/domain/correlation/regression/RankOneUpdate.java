package coffee.domain.correlation.regression;

/** Adds the products of one row's values to cross products. */
final class RankOneUpdate {

  private RankOneUpdate() {}

  /**
   * Adds {@code weight v v'} to an upper triangle.
   *
   * @param columns by column; v is one row of them
   */
  static void add(double[][] columns, int row, double weight, double[][] products) {
    double[] values = new double[columns.length];
    for (int a = 0; a < values.length; a++) {
      values[a] = columns[a][row];
    }
    add(values, weight, products);
  }

  /** As {@link #add(double[][], int, double, double[][])}, with v the sum of a row and the last. */
  static void addSum(double[][] columns, int row, double weight, double[][] products) {
    double[] values = new double[columns.length];
    for (int a = 0; a < values.length; a++) {
      values[a] = columns[a][row] + columns[a][row - 1];
    }
    add(values, weight, products);
  }

  /** Adds {@code weight v v'} to an upper triangle. */
  static void add(double[] values, double weight, double[][] products) {
    for (int a = 0; a < values.length; a++) {
      double value = weight * values[a];
      if (value != 0) {
        add(values, value, a, products[a]);
      }
    }
  }

  private static void add(double[] values, double times, int from, double[] into) {
    for (int b = from; b < into.length; b++) {
      into[b] += times * values[b];
    }
  }
}
