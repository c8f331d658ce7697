package coffee.domain.correlation.regression;

/**
 * Products of one column x with every column of V, and of its sums of neighbouring rows with
 * theirs: {@code V'x} and {@code (NV)'(Nx)} over one day, where N adds to each row its neighbour
 * before it. The second is {@code V'(N'Nx)}, so that both need V once.
 *
 * <p>Like {@link CrossProducts}, several sums are taken at once.
 */
final class ColumnProducts {

  private static final int WIDE = 4;

  private final double[] ofRows;
  private final double[] ofSums;

  /**
   * Sums over one day.
   *
   * @param design V; a constant 1 follows as last column
   * @param column x
   * @param twice {@code N'Nx}
   */
  ColumnProducts(DesignMatrix design, double[] column, double[] twice, int day) {
    int p = design.width();
    ofRows = new double[p + 1];
    ofSums = new double[p + 1];
    for (int b = 0; b < p; b += WIDE) {
      strip(design, Math.min(b, p - WIDE), column, twice, day); // the last ones overlap
    }
    for (int i = design.start(day); i < design.end(day); i++) {
      ofRows[p] += column[i];
      ofSums[p] += twice[i];
    }
  }

  private void strip(DesignMatrix design, int b, double[] column, double[] twice, int day) {
    double[] c0 = design.column(b);
    double[] c1 = design.column(b + 1);
    double[] c2 = design.column(b + 2);
    double[] c3 = design.column(b + 3);
    int end = design.endOfNonZero(b, b + WIDE, day);
    double r0 = 0, r1 = 0, r2 = 0, r3 = 0;
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (int i = design.firstNonZero(b, b + WIDE, day); i < end; i++) {
      double value = column[i];
      double sums = twice[i];
      r0 += value * c0[i];
      r1 += value * c1[i];
      r2 += value * c2[i];
      r3 += value * c3[i];
      s0 += sums * c0[i];
      s1 += sums * c1[i];
      s2 += sums * c2[i];
      s3 += sums * c3[i];
    }
    put(ofRows, b, r0, r1, r2, r3);
    put(ofSums, b, s0, s1, s2, s3);
  }

  private static void put(double[] into, int at, double s0, double s1, double s2, double s3) {
    into[at] = s0;
    into[at + 1] = s1;
    into[at + 2] = s2;
    into[at + 3] = s3;
  }

  /** {@code V'x}, by column. */
  double[] ofRows() {
    return ofRows;
  }

  /** {@code (NV)'(Nx)}, by column. */
  double[] ofSums() {
    return ofSums;
  }
}
