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

  private final double[][] columns;

  private final int[] first;
  private final int[] end;
  private final ClockHarmonics clock;
  private final double[][] products;

  private CrossProducts(double[][] columns, int[] first, int[] end, ClockHarmonics clock) {
    this.columns = columns;
    this.clock = clock;
    this.first = first;
    this.end = end;
    products = new double[columns.length][columns.length];
  }

  /**
   * {@code V'V}. Columns that are 0 but for a short stretch cost little if they are neighbours.
   *
   * @param columns V, by column
   * @param first by column, the first row to count; it is 0 in those before
   * @param end by column, the end of the rows to count, exclusive; it is 0 in those after
   * @param clock columns of which the products with each other are left undefined
   */
  static double[][] allPairs(double[][] columns, int[] first, int[] end, ClockHarmonics clock) {
    return new CrossProducts(columns, first, end, clock).products();
  }

  private double[][] products() {
    int p = columns.length;
    if (p < WIDE) {
      pairs();
      return products;
    }
    for (int a = 0; a < p; a += HIGH) {
      int row = Math.min(a, p - HIGH);
      for (int b = row; b < p; b += WIDE) {
        int column = Math.min(b, p - WIDE); // the last ones overlap
        if (row < clock.first() || column + WIDE > clock.end()) {
          tile(row, column);
        }
      }
    }
    return products;
  }

  private void pairs() {
    for (int a = 0; a < columns.length; a++) {
      for (int b = a; b < columns.length; b++) {
        int stop = Math.min(end[a], end[b]);
        products[a][b] = dot(columns[a], columns[b], Math.max(first[a], first[b]), stop);
      }
    }
  }

  private void tile(int a, int b) {
    double[] upper = columns[a];
    double[] lower = columns[a + 1];
    double[] one = columns[b];
    double[] two = columns[b + 1];
    double[] three = columns[b + 2];
    double[] four = columns[b + 3];
    int stop = Math.min(maxEnd(a, HIGH), maxEnd(b, WIDE));
    double u0 = 0, u1 = 0, u2 = 0, u3 = 0;
    double l0 = 0, l1 = 0, l2 = 0, l3 = 0;
    for (int i = Math.max(leastFirst(a, HIGH), leastFirst(b, WIDE)); i < stop; i++) {
      double u = upper[i];
      double l = lower[i];
      u0 += u * one[i];
      u1 += u * two[i];
      u2 += u * three[i];
      u3 += u * four[i];
      l0 += l * one[i];
      l1 += l * two[i];
      l2 += l * three[i];
      l3 += l * four[i];
    }
    put(products[a], b, u0, u1, u2, u3);
    put(products[a + 1], b, l0, l1, l2, l3);
  }

  private int leastFirst(int column, int columnCount) {
    int minimum = first[column];
    for (int c = column + 1; c < column + columnCount; c++) {
      minimum = Math.min(minimum, first[c]);
    }
    return minimum;
  }

  private int maxEnd(int column, int columnCount) {
    int maximum = end[column];
    for (int c = column + 1; c < column + columnCount; c++) {
      maximum = Math.max(maximum, end[c]);
    }
    return maximum;
  }

  private static void put(double[] row, int at, double s0, double s1, double s2, double s3) {
    row[at] = s0;
    row[at + 1] = s1;
    row[at + 2] = s2;
    row[at + 3] = s3;
  }

  private static double dot(double[] one, double[] other, int from, int until) {
    double sum = 0;
    for (int i = from; i < until; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
