package coffee.domain.correlation.regression;

/** The rows of a design whose predecessor, of the same day, is in the bin before theirs. */
final class NeighbouringRows {

  private final boolean[] isNeighbour;

  /**
   * The rows of a design.
   *
   * @param isNeighbour of each row, whether its predecessor is in the bin before
   */
  NeighbouringRows(boolean[] isNeighbour) {
    this.isNeighbour = isNeighbour;
  }

  /** Whether the row before is in the bin before. */
  boolean contains(int row) {
    return isNeighbour[row];
  }

  /** Whether that is so, and both rows are selected. */
  boolean contains(int row, RowSelection selection) {
    return isNeighbour[row] && selection.contains(row) && selection.contains(row - 1);
  }

  /** Returns {@code v_i + v_{i-1}} of each row that is one of these, else 0. */
  double[] sums(double[] column) {
    double[] sum = new double[column.length];
    for (int i = 1; i < sum.length; i++) {
      sum[i] = isNeighbour[i] ? column[i] + column[i - 1] : 0;
    }
    return sum;
  }

  /** Adds the next row's sum to each; a sum of neighbours is 0 in the first row of a day. */
  static double[] sumsWithNext(double[] sum) {
    double[] twice = sum.clone();
    for (int i = 0; i + 1 < sum.length; i++) {
      twice[i] += sum[i + 1];
    }
    return twice;
  }
}
