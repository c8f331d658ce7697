package coffee.domain.correlation.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of a design that are still part of the fit. Mutable: trimming removes rows. */
final class RowSelection {

  private final int[] dayStart;
  private final boolean[] rowIndexes;
  private final int[] rowsOfDay;
  private int rowCount;

  /** Every row, grouped into days. */
  RowSelection(int[] dayStart) {
    this.dayStart = dayStart;
    rowCount = dayStart[dayStart.length - 1];
    rowIndexes = new boolean[rowCount];
    Arrays.fill(rowIndexes, true);
    rowsOfDay = new int[dayStart.length - 1];
    for (int day = 0; day < rowsOfDay.length; day++) {
      rowsOfDay[day] = dayStart[day + 1] - dayStart[day];
    }
  }

  private RowSelection(RowSelection other) {
    dayStart = other.dayStart;
    rowIndexes = other.rowIndexes.clone();
    rowsOfDay = other.rowsOfDay.clone();
    rowCount = other.rowCount;
  }

  RowSelection copy() {
    return new RowSelection(this);
  }

  boolean contains(int row) {
    return rowIndexes[row];
  }

  /** The indexes of the selected rows. */
  IntStream rowIndexes() {
    return IntStream.range(0, rowIndexes.length).filter(this::contains);
  }

  int rowCount() {
    return rowCount;
  }

  /** Days with a row. */
  int dayCount() {
    return countDaysWith(1);
  }

  /** The number of days with at least {@code minRows} rows. */
  int countDaysWith(int minRows) {
    int days = 0;
    for (int ofDay : rowsOfDay) {
      days += ofDay >= minRows ? 1 : 0;
    }
    return days;
  }

  int rowCountOf(int day) {
    return rowsOfDay[day];
  }

  /** Removes the marked rows, then every day left with fewer than {@code minRowsOfDay}. */
  void drop(boolean[] marked, int minRowsOfDay) {
    for (int day = 0; day < rowsOfDay.length; day++) {
      for (int row = dayStart[day]; row < dayStart[day + 1]; row++) {
        drop(row, day, marked[row]);
      }
    }
    dropDaysBelow(minRowsOfDay);
  }

  /** Removes every day with fewer than {@code minRowsOfDay} rows. */
  void dropDaysBelow(int minRowsOfDay) {
    for (int day = 0; day < rowsOfDay.length; day++) {
      boolean tooFew = rowsOfDay[day] < minRowsOfDay;
      for (int row = dayStart[day]; row < dayStart[day + 1]; row++) {
        drop(row, day, tooFew);
      }
    }
  }

  private void drop(int row, int day, boolean out) {
    if (out && rowIndexes[row]) {
      rowIndexes[row] = false;
      rowsOfDay[day]--;
      rowCount--;
    }
  }
}
