package coffee.domain.correlation.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code V'V} of the selected rows of each day, with V = [y X 1], and {@code U'U} with the sums U
 * of neighbouring rows: what every fit needs, whatever its autocorrelation. Rows that are trimmed
 * are subtracted: they are few, and all the others need not be summed again.
 *
 * <p>Removes CAR(1) autocorrelation (METHOD 3.4): for a row whose predecessor of the same day lies
 * g bins back, {@code φ = ρ^g}; for the first row of a day, {@code φ = 0}. Every column v, the
 * constant too, becomes {@code (v_i - φ v_{i-1}) / √(1 - φ²)}. Over neighbours (g = 1) the products
 * of two such columns are {@code v_i w_i / (1-ρ) + ρ v_{i-1} w_{i-1} / (1-ρ) - ρ (v_i + v_{i-1})
 * (w_i + w_{i-1}) / (1-ρ²)}; only rows without a neighbour are transformed one by one.
 */
final class DayCrossProducts {

  private static final int NEIGHBOUR = 1;

  private final DesignMatrix design;
  private final double[][] columns;
  private final boolean[] isNeighbour;

  /** By day. Rows of a triangle are shared with other designs until the day loses a row. */
  private final double[][][] ofRows;

  private final double[][][] ofSums;
  private final boolean[] isOwn;

  /** Day effects removed, over the days with a selected row. */
  private final double[][] gram;

  private DayCrossProducts(
      DesignMatrix design, boolean[] isNeighbour, double[][][] ofRows, double[][][] ofSums) {
    this.design = design;
    this.isNeighbour = isNeighbour;
    this.ofRows = ofRows;
    this.ofSums = ofSums;
    columns = withConstant(design);
    isOwn = new boolean[design.days()];
    gram = new double[design.width()][design.width()];
  }

  /**
   * The products of every row.
   *
   * @param selection every row of the days that count
   */
  static DayCrossProducts ofAllRows(DesignMatrix design, RowSelection selection) {
    DayCrossProducts all =
        new DayCrossProducts(
            design,
            neighbours(design),
            new double[design.days()][][],
            new double[design.days()][][]);
    double[][] sums = new double[all.columns.length][];
    Arrays.setAll(sums, column -> all.sumsOfNeighbours(all.columns[column]));
    for (int day = 0; day < design.days(); day++) {
      all.multiply(day, sums);
    }
    all.sumGram(selection);
    return all;
  }

  private static boolean[] neighbours(DesignMatrix design) {
    boolean[] isNeighbour = new boolean[design.rows()];
    for (int day = 0; day < design.days(); day++) {
      for (int row = design.start(day) + 1; row < design.end(day); row++) {
        isNeighbour[row] = design.bin(row) - design.bin(row - 1) == NEIGHBOUR;
      }
    }
    return isNeighbour;
  }

  private void multiply(int day, double[][] sums) {
    int[] first = firstNonZero(day);
    int[] end = endOfNonZero(day);
    ClockHarmonics clock = design.clock();
    ofRows[day] = CrossProducts.allPairs(columns, first, end, clock);
    ofSums[day] = CrossProducts.allPairs(sums, first, end, clock);
    if (clock.isEmpty()) {
      return;
    }
    clock.productsOfRows(design.start(day), design.end(day), ofRows[day]);
    clock.productsOfSums(design.start(day), design.end(day), isNeighbour, ofSums[day]);
    for (int row = design.start(day) + 1; row < design.end(day); row++) {
      if (isNeighbour[row] && clock.jumps(row)) {
        addJump(row, sums, ofSums[day]);
      }
    }
  }

  private void addJump(int row, double[][] sums, double[][] products) {
    ClockHarmonics clock = design.clock();
    for (int a = clock.first(); a < clock.end(); a++) {
      for (int b = a; b < clock.end(); b++) {
        products[a][b] += sums[a][row] * sums[b][row];
      }
    }
  }

  /** The same rows of a design that differs from this one's in its exposures only. */
  DayCrossProducts withExposureOf(DesignMatrix changed, RowSelection selection) {
    DayCrossProducts copy = copyFor(changed);
    for (int column : changed.columnsUnlike(design)) {
      copy.replace(column);
      copy.sumGram(column, selection);
    }
    return copy;
  }

  /** A copy: rows removed from it stay in this one. */
  DayCrossProducts copy() {
    return copyFor(design);
  }

  private DayCrossProducts copyFor(DesignMatrix changed) {
    DayCrossProducts copy =
        new DayCrossProducts(
            changed, isNeighbour, withOwnExposures(ofRows), withOwnExposures(ofSums));
    Arrays.setAll(copy.gram, a -> gram[a].clone());
    return copy;
  }

  /** By column; the constant is never 0. */
  private int[] firstNonZero(int day) {
    int[] first = new int[columns.length];
    Arrays.setAll(
        first, c -> c < design.width() ? design.firstNonZero(c, c + 1, day) : design.start(day));
    return first;
  }

  /** By column, of its sums too: those reach one row further. */
  private int[] endOfNonZero(int day) {
    int[] end = new int[columns.length];
    Arrays.setAll(
        end,
        c ->
            c < design.width()
                ? Math.min(design.endOfNonZero(c, c + 1, day) + 1, design.end(day))
                : design.end(day));
    return end;
  }

  /** The rows of a triangle with an exposure are those of the first columns. */
  private static double[][][] withOwnExposures(double[][][] byDay) {
    double[][][] copies = new double[byDay.length][][];
    for (int day = 0; day < byDay.length; day++) {
      copies[day] = byDay[day].clone();
      for (int a = 0; a < DesignMatrix.SHARED; a++) {
        copies[day][a] = copies[day][a].clone();
      }
    }
    return copies;
  }

  private void own(int day) {
    if (!isOwn[day]) {
      isOwn[day] = true;
      for (int a = DesignMatrix.SHARED; a < columns.length; a++) {
        ofRows[day][a] = ofRows[day][a].clone();
        ofSums[day][a] = ofSums[day][a].clone();
      }
    }
  }

  private void replace(int column) {
    double[] twice = sumsWithNext(sumsOfNeighbours(columns[column]));
    for (int day = 0; day < ofRows.length; day++) {
      ColumnProducts products = new ColumnProducts(design, columns[column], twice, day);
      replace(column, products.ofRows(), ofRows[day]);
      replace(column, products.ofSums(), ofSums[day]);
    }
  }

  /** The sum of each row and the next; a sum of neighbours is 0 in the first row of a day. */
  private static double[] sumsWithNext(double[] sum) {
    double[] twice = sum.clone();
    for (int i = 0; i + 1 < sum.length; i++) {
      twice[i] += sum[i + 1];
    }
    return twice;
  }

  private static void replace(int column, double[] products, double[][] into) {
    for (int a = 0; a < products.length; a++) {
      into[Math.min(a, column)][Math.max(a, column)] = products[a];
    }
  }

  private static double[][] withConstant(DesignMatrix design) {
    int p = design.width();
    double[][] columns = new double[p + 1][];
    for (int c = 0; c < p; c++) {
      columns[c] = design.column(c);
    }
    columns[p] = new double[design.rows()];
    Arrays.fill(columns[p], 1);
    return columns;
  }

  /** {@code v_i + v_{i-1}} where row i-1 is in the bin before that of row i, else 0. */
  private double[] sumsOfNeighbours(double[] column) {
    double[] sum = new double[column.length];
    for (int i = 1; i < sum.length; i++) {
      sum[i] = isNeighbour[i] ? column[i] + column[i - 1] : 0;
    }
    return sum;
  }

  private void sumGram(RowSelection selection) {
    for (double[] row : gram) {
      Arrays.fill(row, 0);
    }
    for (int day = 0; day < ofRows.length; day++) {
      if (selection.rowCountOf(day) > 0) {
        DayGramMatrices.addWithoutDayEffect(ofRows[day], 1, gram);
      }
    }
  }

  private void sumGram(int column, RowSelection selection) {
    double[] sum = new double[columns.length];
    for (int day = 0; day < ofRows.length; day++) {
      if (selection.rowCountOf(day) > 0) {
        double[] withConstant = DayGramMatrices.withConstant(ofRows[day]);
        double slope = withConstant[column] / withConstant[columns.length - 1];
        for (int a = 0; a < gram.length; a++) {
          sum[a] += ofRows[day][Math.min(a, column)][Math.max(a, column)] - slope * withConstant[a];
        }
      }
    }
    replace(column, Arrays.copyOf(sum, gram.length), gram);
  }

  /** Subtracts the rows that one selection keeps and a later one does not. */
  void remove(RowSelection before, RowSelection after) {
    int[] changed =
        IntStream.range(0, ofRows.length)
            .filter(day -> before.rowCountOf(day) != after.rowCountOf(day))
            .toArray();
    boolean few = 2 * changed.length < ofRows.length;
    for (int day : changed) {
      if (few) {
        DayGramMatrices.addWithoutDayEffect(ofRows[day], -1, gram);
      }
      if (after.rowCountOf(day) > 0) {
        remove(day, before, after);
        if (few) {
          DayGramMatrices.addWithoutDayEffect(ofRows[day], 1, gram);
        }
      }
    }
    if (!few) {
      sumGram(after);
    }
  }

  private void remove(int day, RowSelection before, RowSelection after) {
    own(day);
    boolean previousRemoved = false;
    for (int row = design.start(day); row < design.end(day); row++) {
      boolean removed = before.contains(row) && !after.contains(row);
      if (removed) {
        RankOneUpdate.add(columns, row, -1, ofRows[day]);
      }
      if ((removed || previousRemoved) && isNeighbour(row, before)) {
        RankOneUpdate.addSum(columns, row, -1, ofSums[day]);
      }
      previousRemoved = removed;
    }
  }

  private boolean isNeighbour(int row, RowSelection selection) {
    return isNeighbour[row] && selection.contains(row) && selection.contains(row - 1);
  }

  /** Day effects removed: the Gram of ordinary least squares with a dummy for each day. */
  double[][] gram() {
    return gram;
  }

  /**
   * The Grams of each day after whitening, with the day effects removed.
   *
   * @param rho autocorrelation of neighbouring bins, 0 to less than 1
   */
  DayGramMatrices gramMatrices(RowSelection selection, double rho) {
    List<double[][]> grams = new ArrayList<>();
    for (int day = 0; day < ofRows.length; day++) {
      if (selection.rowCountOf(day) > 0) {
        grams.add(DayGramMatrices.withoutDayEffect(whitened(day, selection, rho)));
      }
    }
    return new DayGramMatrices(grams, columns.length - 1);
  }

  private double[][] whitened(int day, RowSelection selection, double rho) {
    double[][] products = neighbours(day, rho);
    int previous = -1;
    for (int row = design.start(day); row < design.end(day); row++) {
      if (selection.contains(row)) {
        if (previous < 0) { // φ = 0: the row stays as it is
          RankOneUpdate.add(columns, row, -rho / (1 - rho), products);
        } else if (!isNeighbour(row, selection)) {
          RankOneUpdate.add(columns, row, -1 / (1 - rho), products);
          RankOneUpdate.add(transformed(row, previous, rho), 1, products);
        }
        if (row + 1 == design.end(day) || !isNeighbour(row + 1, selection)) {
          RankOneUpdate.add(columns, row, -rho / (1 - rho), products);
        }
        previous = row;
      }
    }
    return products;
  }

  /** The products as if every row were the neighbour of one before and of one after it. */
  private double[][] neighbours(int day, double rho) {
    double weight = (1 + rho) / (1 - rho);
    double weightOfSums = rho / (1 - rho * rho);
    int p = columns.length;
    double[][] products = new double[p][p];
    for (int a = 0; a < p; a++) {
      double[] into = products[a];
      double[] rows = ofRows[day][a];
      double[] neighbours = ofSums[day][a];
      for (int b = a; b < p; b++) {
        into[b] = weight * rows[b] - weightOfSums * neighbours[b];
      }
    }
    return products;
  }

  private double[] transformed(int row, int previous, double rho) {
    double phi = Math.pow(rho, (double) (design.bin(row) - design.bin(previous)));
    double scale = 1 / Math.sqrt(1 - phi * phi);
    double[] values = new double[columns.length];
    for (int c = 0; c < values.length; c++) {
      values[c] = (columns[c][row] - phi * columns[c][previous]) * scale;
    }
    return values;
  }
}
