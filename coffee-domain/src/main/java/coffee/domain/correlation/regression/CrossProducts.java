package coffee.domain.correlation.regression;

/**
 * Products of every pair of columns, summed over rows: the upper triangle of {@code V'V}; the lower
 * triangle is undefined.
 *
 * <p>Nearly all of the computing time is spent here. A single sum is bound by the latency of its
 * additions, so two columns are multiplied with four others at once.
 */
final class CrossProducts {

  private static final int HIGH = 2;
  private static final int WIDE = 4;

  private CrossProducts() {}

  /**
   * {@code V'V}.
   *
   * @param columns V, by column
   * @param from first row
   * @param until end of the rows, exclusive
   */
  static double[][] allPairs(double[][] columns, int from, int until) {
    int p = columns.length;
    double[][] products = new double[p][p];
    for (int a = 0; a < p; a += HIGH) {
      for (int b = a; b < p; b += WIDE) {
        if (a + HIGH <= p && b + WIDE <= p) {
          tile(columns, a, b, from, until, products);
        } else {
          rest(columns, a, b, from, until, products);
        }
      }
    }
    return products;
  }

  private static void tile(double[][] columns, int a, int b, int from, int until, double[][] into) {
    double[] upper = columns[a];
    double[] lower = columns[a + 1];
    double[] first = columns[b];
    double[] second = columns[b + 1];
    double[] third = columns[b + 2];
    double[] fourth = columns[b + 3];
    double u0 = 0, u1 = 0, u2 = 0, u3 = 0;
    double l0 = 0, l1 = 0, l2 = 0, l3 = 0;
    for (int i = from; i < until; i++) {
      double u = upper[i];
      double l = lower[i];
      u0 += u * first[i];
      u1 += u * second[i];
      u2 += u * third[i];
      u3 += u * fourth[i];
      l0 += l * first[i];
      l1 += l * second[i];
      l2 += l * third[i];
      l3 += l * fourth[i];
    }
    put(into[a], b, u0, u1, u2, u3);
    put(into[a + 1], b, l0, l1, l2, l3);
  }

  private static void put(double[] row, int at, double s0, double s1, double s2, double s3) {
    row[at] = s0;
    row[at + 1] = s1;
    row[at + 2] = s2;
    row[at + 3] = s3;
  }

  /** The remainder that no full tile covers. */
  private static void rest(double[][] columns, int a, int b, int from, int until, double[][] into) {
    for (int row = a; row < Math.min(a + HIGH, columns.length); row++) {
      for (int column = b; column < Math.min(b + WIDE, columns.length); column++) {
        into[row][column] = dot(columns[row], columns[column], from, until);
      }
    }
  }

  private static double dot(double[] one, double[] other, int from, int until) {
    double sum = 0;
    for (int i = from; i < until; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }

  /**
   * The products of one column with every column.
   *
   * @param number of the one column
   * @return by column
   */
  static double[] ofColumn(int number, double[][] columns, int from, int until) {
    double[] one = columns[number];
    double[] products = new double[columns.length];
    for (int b = 0; b + WIDE <= columns.length; b += WIDE) {
      strip(one, columns, b, from, until, products);
    }
    for (int b = columns.length / WIDE * WIDE; b < columns.length; b++) {
      products[b] = dot(one, columns[b], from, until);
    }
    return products;
  }

  private static void strip(
      double[] one, double[][] columns, int b, int from, int until, double[] into) {
    double[] first = columns[b];
    double[] second = columns[b + 1];
    double[] third = columns[b + 2];
    double[] fourth = columns[b + 3];
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (int i = from; i < until; i++) {
      s0 += one[i] * first[i];
      s1 += one[i] * second[i];
      s2 += one[i] * third[i];
      s3 += one[i] * fourth[i];
    }
    put(into, b, s0, s1, s2, s3);
  }
}
