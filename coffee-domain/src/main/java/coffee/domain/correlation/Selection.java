package coffee.domain.correlation;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which rows of a design are still in the fit. Mutable: trimming takes rows out. */
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

  /** The rows that are. */
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

  /** Days with at least so many rows. */
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

  /** Takes out the marked rows, then every day left with fewer than the least rows. */
  void drop(boolean[] marked, int leastRowsOfDay) {
    for (int day = 0; day < rowsOfDay.length; day++) {
      for (int row = dayStart[day]; row < dayStart[day + 1]; row++) {
        drop(row, day, marked[row]);
      }
    }
    dropDaysBelow(leastRowsOfDay);
  }

  /** Takes out every day with fewer than the least rows. */
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
