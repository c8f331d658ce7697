package coffee.domain.correlation.regression;

/**
 * The rows of each day outside of which a column is 0. Columns around a dose or after waking up are
 * 0 for most of the day, and sums over them need only these rows.
 */
final class NonZeroRows {

  private final int[] first;
  private final int[] end;

  /**
   * Finds the rows of one column.
   *
   * @param dayStart first row of each day, and the number of rows as a last entry
   */
  NonZeroRows(double[] column, int[] dayStart) {
    first = new int[dayStart.length - 1];
    end = new int[first.length];
    for (int day = 0; day < first.length; day++) {
      first[day] = firstNonZero(column, dayStart[day], dayStart[day + 1]);
      end[day] = endOfNonZero(column, first[day], dayStart[day + 1]);
    }
  }

  /** The first row of a day that is not 0; the end of the day if every row is. */
  int first(int day) {
    return first[day];
  }

  /** The end of the rows of a day that are not 0, exclusive. */
  int end(int day) {
    return end[day];
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
}
