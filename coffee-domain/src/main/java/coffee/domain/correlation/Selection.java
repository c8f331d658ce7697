package coffee.domain.correlation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The rows of a design that are still part of the fit. Mutable: trimming removes rows. */
final class Selection {

  private final int[] dayStart;
  private final boolean[] kept;
  private final int[] rowsOfDay;
  private int rows;

  /** Every row, grouped into days. */
  Selection(int[] dayStart) {
    this.dayStart = dayStart;
    rows = dayStart[dayStart.length - 1];
    kept = new boolean[rows];
    Arrays.fill(kept, true);
    rowsOfDay = new int[dayStart.length - 1];
    for (int day = 0; day < rowsOfDay.length; day++) {
      rowsOfDay[day] = dayStart[day + 1] - dayStart[day];
    }
  }

  private Selection(Selection other) {
    dayStart = other.dayStart;
    kept = other.kept.clone();
    rowsOfDay = other.rowsOfDay.clone();
    rows = other.rows;
  }

  Selection copy() {
    return new Selection(this);
  }

  boolean keeps(int row) {
    return kept[row];
  }

  /** The indexes of the selected rows. */
  IntStream kept() {
    return IntStream.range(0, kept.length).filter(this::keeps);
  }

  int rows() {
    return rows;
  }

  /** Days with a row. */
  int days() {
    return daysWith(1);
  }

  /** The number of days with at least {@code leastRows} rows. */
  int daysWith(int leastRows) {
    int days = 0;
    for (int ofDay : rowsOfDay) {
      days += ofDay >= leastRows ? 1 : 0;
    }
    return days;
  }

  int rowsOf(int day) {
    return rowsOfDay[day];
  }

  /** Removes the marked rows, then every day left with fewer than {@code leastRowsOfDay}. */
  void drop(boolean[] marked, int leastRowsOfDay) {
    for (int day = 0; day < rowsOfDay.length; day++) {
      for (int row = dayStart[day]; row < dayStart[day + 1]; row++) {
        drop(row, day, marked[row]);
      }
    }
    dropDaysBelow(leastRowsOfDay);
  }

  /** Removes every day with fewer than {@code leastRowsOfDay} rows. */
  void dropDaysBelow(int leastRowsOfDay) {
    for (int day = 0; day < rowsOfDay.length; day++) {
      boolean tooFew = rowsOfDay[day] < leastRowsOfDay;
      for (int row = dayStart[day]; row < dayStart[day + 1]; row++) {
        drop(row, day, tooFew);
      }
    }
  }

  private void drop(int row, int day, boolean out) {
    if (out && kept[row]) {
      kept[row] = false;
      rowsOfDay[day]--;
      rows--;
    }
  }
}
