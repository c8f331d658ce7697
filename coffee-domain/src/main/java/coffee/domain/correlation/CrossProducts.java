package coffee.domain.correlation;

/**
 * Products of every pair of columns, summed over rows: the upper triangle of {@code V'V}, the rest
 * is left alone.
 */
final class CrossProducts {

  private CrossProducts() {}

  /**
   * {@code V'V}.
   *
   * @param columns V, by column
   * @param from first row
   * @param until end of the rows, exclusive
   */
  static double[][] of(double[][] columns, int from, int until) {
    int p = columns.length;
    double[][] products = new double[p][p];
    for (int a = 0; a < p; a++) {
      int b = a;
      for (; b + 3 < p; b += 4) {
        fourDots(columns, a, b, from, until, products[a]);
      }
      for (; b < p; b++) {
        products[a][b] = dot(columns[a], columns[b], from, until);
      }
    }
    return products;
  }

  /** Four at once, because one sum alone waits for its own additions. */
  private static void fourDots(
      double[][] columns, int a, int b, int from, int until, double[] into) {
    double[] one = columns[a];
    double[] first = columns[b];
    double[] second = columns[b + 1];
    double[] third = columns[b + 2];
    double[] fourth = columns[b + 3];
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    for (int i = from; i < until; i++) {
      double v = one[i];
      s0 += v * first[i];
      s1 += v * second[i];
      s2 += v * third[i];
      s3 += v * fourth[i];
    }
    into[b] = s0;
    into[b + 1] = s1;
    into[b + 2] = s2;
    into[b + 3] = s3;
  }

  static double dot(double[] one, double[] other, int from, int until) {
    double sum = 0;
    for (int i = from; i < until; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
