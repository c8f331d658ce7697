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
    for (int a = 0; a < values.length; a++) {
      double value = weight * values[a];
      if (value != 0) {
        double[] into = products[a];
        for (int b = a; b < values.length; b++) {
          into[b] += value * values[b];
        }
      }
    }
  }
}
