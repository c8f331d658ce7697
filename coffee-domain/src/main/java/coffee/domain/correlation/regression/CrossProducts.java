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
  private static final int STRIP = 2 * WIDE;

  private final double[][] columns;

  /** The rows outside of which a column is 0: the first, and the end, exclusive. */
  private final int[] first;

  private final int[] end;
  private final double[][] products;

  private CrossProducts(double[][] columns, int from, int until) {
    this.columns = columns;
    int p = columns.length;
    first = new int[p];
    end = new int[p];
    products = new double[p][p];
    for (int c = 0; c < p; c++) {
      first[c] = firstNonZero(columns[c], from, until);
      end[c] = endOfNonZero(columns[c], first[c], until);
    }
  }

  /**
   * {@code V'V}. Columns that are 0 but for a short stretch cost little if they are neighbours.
   *
   * @param columns V, by column
   * @param from first row
   * @param until end of the rows, exclusive
   */
  static double[][] allPairs(double[][] columns, int from, int until) {
    return new CrossProducts(columns, from, until).products();
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
        tile(row, Math.min(b, p - WIDE)); // the last ones overlap
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
    int stop = Math.min(greatestEnd(a, HIGH), greatestEnd(b, WIDE));
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
    int least = first[column];
    for (int c = column + 1; c < column + columnCount; c++) {
      least = Math.min(least, first[c]);
    }
    return least;
  }

  private int greatestEnd(int column, int columnCount) {
    int greatest = end[column];
    for (int c = column + 1; c < column + columnCount; c++) {
      greatest = Math.max(greatest, end[c]);
    }
    return greatest;
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

  /**
   * The products of one column with every column.
   *
   * @param number of the one column
   * @return by column
   */
  static double[] ofColumn(int number, double[][] columns, int from, int until) {
    double[] one = columns[number];
    double[] products = new double[columns.length];
    int first = firstNonZero(one, from, until);
    int end = endOfNonZero(one, first, until);
    int b = 0;
    for (; b + STRIP <= columns.length; b += STRIP) {
      strip(one, columns, b, first, end, products);
    }
    for (; b < columns.length; b++) {
      products[b] = dot(one, columns[b], first, end);
    }
    return products;
  }

  private static int firstNonZero(double[] column, int from, int until) {
    int first = from;
    while (first < until && column[first] == 0) {
      first++;
    }
    return first;
  }

  private static int endOfNonZero(double[] column, int from, int until) {
    int end = until;
    while (end > from && column[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void strip(
      double[] one, double[][] columns, int b, int from, int until, double[] into) {
    double[] c0 = columns[b];
    double[] c1 = columns[b + 1];
    double[] c2 = columns[b + 2];
    double[] c3 = columns[b + 3];
    double[] c4 = columns[b + 4];
    double[] c5 = columns[b + 5];
    double[] c6 = columns[b + 6];
    double[] c7 = columns[b + 7];
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    double s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    for (int i = from; i < until; i++) {
      double value = one[i];
      s0 += value * c0[i];
      s1 += value * c1[i];
      s2 += value * c2[i];
      s3 += value * c3[i];
      s4 += value * c4[i];
      s5 += value * c5[i];
      s6 += value * c6[i];
      s7 += value * c7[i];
    }
    put(into, b, s0, s1, s2, s3);
    put(into, b + WIDE, s4, s5, s6, s7);
  }
}
