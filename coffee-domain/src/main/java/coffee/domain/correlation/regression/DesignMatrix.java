package coffee.domain.correlation.regression;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The design of a regression: rows grouped by statistical day, and the columns of the model. */
final class DesignMatrix {

  /** The column of the heart rate. */
  static final int Y = 0;

  /** The column of the exposure; those after it are Z, but for {@link #afterCup}. */
  static final int X = 1;

  /** The first column of Z: the exposure that all cups would give if their doses were equal. */
  static final int EVERY_CUP = 2;

  /** The columns from this one on are the same for every half-life. */
  static final int SHARED = 3;

  private final long[] bins;
  private final int[] dayStart;
  private final double[][] columns;
  private final ClockHarmonics clock;
  private final NonZeroRows[] nonZero;

  /**
   * Creates a design.
   *
   * @param bins number of the bin of each row, ascending
   * @param dayStart first row of each day, and the number of rows as a last entry
   * @param columns y, x, those of Z and {@link #afterCup}, each as long as there are rows
   * @param clock which of them are harmonics of the clock
   */
  DesignMatrix(long[] bins, int[] dayStart, double[][] columns, ClockHarmonics clock) {
    this.bins = bins;
    this.dayStart = dayStart;
    this.columns = columns;
    this.clock = clock;
    nonZero =
        Arrays.stream(columns)
            .map(column -> new NonZeroRows(column, dayStart))
            .toArray(NonZeroRows[]::new);
  }

  private DesignMatrix(DesignMatrix other, double[][] columns) {
    bins = other.bins;
    dayStart = other.dayStart;
    clock = other.clock;
    this.columns = columns;
    nonZero = other.nonZero.clone();
    for (int column : columnsUnlike(other)) {
      nonZero[column] = new NonZeroRows(columns[column], dayStart);
    }
  }

  /** The same model with another exposure. */
  DesignMatrix withExposure(double[] exposure) {
    return withColumn(X, exposure);
  }

  /** The same model with the exposure of equal doses. */
  DesignMatrix withEveryCup(double[] exposure) {
    return withColumn(EVERY_CUP, exposure);
  }

  private DesignMatrix withColumn(int number, double[] column) {
    double[][] changed = columns.clone();
    changed[number] = column;
    return new DesignMatrix(this, changed);
  }

  /** The last column, no part of the model: 1 in the two hours after a cup, else 0. */
  static int afterCup(int width) {
    return width - 1;
  }

  int rows() {
    return bins.length;
  }

  long bin(int row) {
    return bins[row];
  }

  int days() {
    return dayStart.length - 1;
  }

  /** First row of a day. */
  int start(int day) {
    return dayStart[day];
  }

  /** End of the rows of a day, exclusive. */
  int end(int day) {
    return dayStart[day + 1];
  }

  /** Rows of the day with the most of them. */
  int longestDay() {
    return IntStream.range(0, days()).map(day -> end(day) - start(day)).max().orElse(0);
  }

  /** The rows whose predecessor, of the same day, is in the bin before theirs. */
  NeighbouringRows neighbouringRows() {
    boolean[] isNeighbour = new boolean[rows()];
    for (int day = 0; day < days(); day++) {
      for (int row = start(day) + 1; row < end(day); row++) {
        isNeighbour[row] = bin(row) - bin(row - 1) == 1;
      }
    }
    return new NeighbouringRows(isNeighbour);
  }

  int width() {
    return columns.length;
  }

  /** The numbers of the columns that this design does not share with another one. */
  int[] columnsUnlike(DesignMatrix other) {
    return IntStream.range(0, columns.length).filter(c -> columns[c] != other.columns[c]).toArray();
  }

  /** Which columns are harmonics of the clock. */
  ClockHarmonics clock() {
    return clock;
  }

  double[] column(int number) {
    return columns[number];
  }

  /** Every column, and the constant 1 as a last one. */
  double[][] columnsWithConstant() {
    double[][] all = Arrays.copyOf(columns, width() + 1);
    all[width()] = new double[rows()];
    Arrays.fill(all[width()], 1);
    return all;
  }

  /** The first row of a day where each column is not 0, and the constant. */
  int[] firstNonZero(int day) {
    int[] first = new int[width() + 1];
    Arrays.setAll(first, c -> c < width() ? nonZero[c].first(day) : start(day));
    return first;
  }

  /**
   * The end, exclusive, of the rows of a day where the sum of a row and the one before is not 0, by
   * column with the constant.
   */
  int[] endOfNonZeroSums(int day) {
    int[] end = new int[width() + 1];
    Arrays.setAll(end, c -> c < width() ? Math.min(nonZero[c].end(day) + 1, end(day)) : end(day));
    return end;
  }

  /** The first row of a day where one of some neighbouring columns is not 0. */
  int firstNonZero(int column, int endColumn, int day) {
    int minimum = nonZero[column].first(day);
    for (int c = column + 1; c < endColumn; c++) {
      minimum = Math.min(minimum, nonZero[c].first(day));
    }
    return minimum;
  }

  /** The end, exclusive, of the rows of a day where one of some columns is not 0. */
  int endOfNonZero(int column, int endColumn, int day) {
    int maximum = nonZero[column].end(day);
    for (int c = column + 1; c < endColumn; c++) {
      maximum = Math.max(maximum, nonZero[c].end(day));
    }
    return maximum;
  }

  /** Every row selected. */
  RowSelection selectAllRows() {
    return new RowSelection(dayStart);
  }
}
