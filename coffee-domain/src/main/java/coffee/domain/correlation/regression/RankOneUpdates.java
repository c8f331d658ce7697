package coffee.domain.correlation.regression;

/**
 * Adds the products of rows' values to cross products: {@code weight v v'} into an upper triangle.
 *
 * <p>Four rows are added at a time, which loads and stores each sum once, not four times. The
 * additions to a sum are in the order of the calls, so that it is the same as one row at a time.
 * Not thread-safe.
 */
final class RankOneUpdates {

  private static final int AT_ONCE = 4;

  private final double[][] columns;
  private final double[][] values;
  private final double[] weights = new double[AT_ONCE];
  private int size;

  /**
   * Without any row.
   *
   * @param columns by column; v is one row of them, or a combination of two
   */
  RankOneUpdates(double[][] columns) {
    this.columns = columns;
    values = new double[AT_ONCE][columns.length];
  }

  /** Adds a row. */
  void add(int row, double weight, double[][] products) {
    double[] next = next(weight);
    for (int a = 0; a < next.length; a++) {
      next[a] = columns[a][row];
    }
    addIfFull(products);
  }

  /** Adds the sum of a row and the one before it. */
  void addSum(int row, double weight, double[][] products) {
    double[] next = next(weight);
    for (int a = 0; a < next.length; a++) {
      next[a] = columns[a][row] + columns[a][row - 1];
    }
    addIfFull(products);
  }

  /** Adds {@code (v_row - phi v_previous) scale}. */
  void addDifference(int row, int previous, double phi, double scale, double[][] products) {
    double[] next = next(1);
    for (int a = 0; a < next.length; a++) {
      next[a] = (columns[a][row] - phi * columns[a][previous]) * scale;
    }
    addIfFull(products);
  }

  /** Adds what is left; until then some of the rows may not be part of the products. */
  void finish(double[][] products) {
    if (size > 0) {
      for (int unused = size; unused < AT_ONCE; unused++) {
        weights[unused] = 0;
      }
      addTo(products);
    }
  }

  private double[] next(double weight) {
    weights[size] = weight;
    return values[size++];
  }

  private void addIfFull(double[][] products) {
    if (size == AT_ONCE) {
      addTo(products);
    }
  }

  private void addTo(double[][] products) {
    size = 0;
    for (int a = 0; a < columns.length; a++) {
      double t0 = weights[0] * values[0][a];
      double t1 = weights[1] * values[1][a];
      double t2 = weights[2] * values[2][a];
      double t3 = weights[3] * values[3][a];
      if (t0 != 0 || t1 != 0 || t2 != 0 || t3 != 0) {
        add(t0, t1, t2, t3, a, products[a]);
      }
    }
  }

  private void add(double t0, double t1, double t2, double t3, int from, double[] into) {
    double[] v0 = values[0];
    double[] v1 = values[1];
    double[] v2 = values[2];
    double[] v3 = values[3];
    for (int b = from; b < into.length; b++) {
      into[b] = into[b] + t0 * v0[b] + t1 * v1[b] + t2 * v2[b] + t3 * v3[b];
    }
  }
}
