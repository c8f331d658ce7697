package coffee.domain.correlation.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
  private final double[][] sums;
  private final double[][][] ofRows;
  private final double[][][] ofSums;

  private DayCrossProducts(
      DesignMatrix design, double[][] columns, double[][][] ofRows, double[][][] ofSums) {
    this.design = design;
    this.columns = columns;
    this.sums = new double[columns.length][];
    this.ofRows = ofRows;
    this.ofSums = ofSums;
  }

  /** The products of every row. */
  static DayCrossProducts ofAllRows(DesignMatrix design) {
    int days = design.days();
    DayCrossProducts all =
        new DayCrossProducts(
            design, withConstant(design), new double[days][][], new double[days][][]);
    Arrays.setAll(all.sums, column -> all.sumsOfNeighbours(all.columns[column]));
    for (int day = 0; day < days; day++) {
      int[] first = all.firstNonZero(day);
      int[] end = all.endOfNonZero(day);
      all.ofRows[day] = CrossProducts.allPairs(all.columns, first, end);
      all.ofSums[day] = CrossProducts.allPairs(all.sums, first, end);
    }
    return all;
  }

  /** The products of every row of a design that differs from this one's in its exposures only. */
  DayCrossProducts withExposureOf(DesignMatrix changed) {
    DayCrossProducts copy =
        new DayCrossProducts(changed, withConstant(changed), copies(ofRows), copies(ofSums));
    System.arraycopy(sums, 0, copy.sums, 0, sums.length);
    for (int column : changed.columnsUnlike(design)) {
      copy.sums[column] = copy.sumsOfNeighbours(copy.columns[column]);
      copy.replace(column);
    }
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

  private static double[][][] copies(double[][][] byDay) {
    double[][][] copies = new double[byDay.length][][];
    for (int day = 0; day < byDay.length; day++) {
      copies[day] = new double[byDay[day].length][];
      for (int a = 0; a < copies[day].length; a++) {
        copies[day][a] = byDay[day][a].clone();
      }
    }
    return copies;
  }

  private void replace(int column) {
    double[] twice = sumsWithNext(sums[column]);
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
    for (int day = 0; day < design.days(); day++) {
      for (int i = design.start(day) + 1; i < design.end(day); i++) {
        sum[i] = design.bin(i) - design.bin(i - 1) == NEIGHBOUR ? column[i] + column[i - 1] : 0;
      }
    }
    return sum;
  }

  /** Subtracts the rows that one selection keeps and a later one does not. */
  void remove(RowSelection before, RowSelection after) {
    for (int day = 0; day < ofRows.length; day++) {
      boolean previousRemoved = false;
      for (int row = design.start(day); row < design.end(day); row++) {
        boolean removed = before.contains(row) && !after.contains(row);
        if (removed) {
          RankOneUpdate.add(columns, row, -1, ofRows[day]);
        }
        if ((removed || previousRemoved) && isNeighbour(row, day, before)) {
          RankOneUpdate.add(sums, row, -1, ofSums[day]);
        }
        previousRemoved = removed;
      }
    }
  }

  private boolean isNeighbour(int row, int day, RowSelection selection) {
    return row > design.start(day)
        && selection.contains(row)
        && selection.contains(row - 1)
        && design.bin(row) - design.bin(row - 1) == NEIGHBOUR;
  }

  /** Day effects removed: the Gram of ordinary least squares with a dummy for each day. */
  double[][] gram(RowSelection selection) {
    double[][] total = new double[columns.length - 1][columns.length - 1];
    for (int day = 0; day < ofRows.length; day++) {
      if (selection.rowCountOf(day) > 0) {
        DayGramMatrices.addWithoutDayEffect(ofRows[day], total);
      }
    }
    return total;
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
    double[][] transformed = new double[columns.length][1];
    int previous = -1;
    for (int row = design.start(day); row < design.end(day); row++) {
      if (selection.contains(row)) {
        if (!isNeighbour(row, day, selection)) {
          RankOneUpdate.add(columns, row, -1 / (1 - rho), products);
          transform(row, previous, rho, transformed);
          RankOneUpdate.add(transformed, 0, 1, products);
        }
        if (row + 1 == design.end(day) || !isNeighbour(row + 1, day, selection)) {
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

  private void transform(int row, int previous, double rho, double[][] into) {
    double phi =
        previous < 0 ? 0 : Math.pow(rho, (double) (design.bin(row) - design.bin(previous)));
    double scale = 1 / Math.sqrt(1 - phi * phi);
    for (int c = 0; c < columns.length; c++) {
      double before = previous < 0 ? 0 : columns[c][previous];
      into[c][0] = (columns[c][row] - phi * before) * scale;
    }
  }
}
