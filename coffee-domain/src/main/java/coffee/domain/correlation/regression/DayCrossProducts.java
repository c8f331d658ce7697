package coffee.domain.correlation.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code V'V} of the selected rows of each day, with V = [y X 1], and {@code U'U} with the sums U
 * of neighbouring rows: what every fit needs, whatever its autocorrelation. Rows that are trimmed
 * are subtracted: they are few, and all the others need not be summed again.
 */
final class DayCrossProducts {

  private final DesignMatrix design;
  private final double[][] columns;
  private final NeighbouringRows neighbours;

  /** Triangles by day. Their rows are shared with other designs until the day loses a row. */
  private final double[][][] ofRows;

  private final double[][][] ofSums;
  private final boolean[] isOwn;

  /** Day effects removed, over the days with a selected row. */
  private final double[][] gram;

  private DayCrossProducts(
      DesignMatrix design, NeighbouringRows neighbours, double[][][] ofRows, double[][][] ofSums) {
    this.design = design;
    this.neighbours = neighbours;
    this.ofRows = ofRows;
    this.ofSums = ofSums;
    columns = design.columnsWithConstant();
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
            design.neighbouringRows(),
            new double[design.days()][][],
            new double[design.days()][][]);
    double[][] sums = new double[all.columns.length][];
    Arrays.setAll(sums, column -> all.neighbours.sums(all.columns[column]));
    for (int day = 0; day < design.days(); day++) {
      all.multiply(day, sums);
    }
    all.sumGram(selection);
    return all;
  }

  private void multiply(int day, double[][] sums) {
    int[] first = design.firstNonZero(day);
    int[] end = design.endOfNonZeroSums(day);
    ClockHarmonics clock = design.clock();
    ofRows[day] = CrossProducts.allPairs(columns, first, end, clock);
    ofSums[day] = CrossProducts.allPairs(sums, first, end, clock);
    if (clock.isEmpty()) {
      return;
    }
    clock.productsOfRows(design.start(day), design.end(day), ofRows[day]);
    clock.productsOfSums(design.start(day), design.end(day), neighbours, ofSums[day]);
    for (int row = design.start(day) + 1; row < design.end(day); row++) {
      if (neighbours.contains(row) && clock.jumps(row)) {
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
            changed, neighbours, withOwnExposures(ofRows), withOwnExposures(ofSums));
    Arrays.setAll(copy.gram, a -> gram[a].clone());
    return copy;
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
    double[] twice = NeighbouringRows.sumsWithNext(neighbours.sums(columns[column]));
    for (int day = 0; day < ofRows.length; day++) {
      ColumnProducts products = new ColumnProducts(design, columns[column], twice, day);
      replace(column, products.ofRows(), ofRows[day]);
      replace(column, products.ofSums(), ofSums[day]);
    }
  }

  private static void replace(int column, double[] products, double[][] into) {
    for (int a = 0; a < products.length; a++) {
      into[Math.min(a, column)][Math.max(a, column)] = products[a];
    }
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
    RankOneUpdates ofRemovedRows = new RankOneUpdates(columns);
    RankOneUpdates ofTheirSums = new RankOneUpdates(columns);
    boolean previousRemoved = false;
    for (int row = design.start(day); row < design.end(day); row++) {
      boolean removed = before.contains(row) && !after.contains(row);
      if (removed) {
        ofRemovedRows.add(row, -1, ofRows[day]);
      }
      if ((removed || previousRemoved) && neighbours.contains(row, before)) {
        ofTheirSums.addSum(row, -1, ofSums[day]);
      }
      previousRemoved = removed;
    }
    ofRemovedRows.finish(ofRows[day]);
    ofTheirSums.finish(ofSums[day]);
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
    CarWhitening whitening = new CarWhitening(design, columns, neighbours, selection, rho);
    List<double[][]> grams = new ArrayList<>();
    for (int day = 0; day < ofRows.length; day++) {
      if (selection.rowCountOf(day) > 0) {
        double[][] whitened = whitening.crossProducts(day, ofRows[day], ofSums[day]);
        grams.add(DayGramMatrices.withoutDayEffect(whitened));
      }
    }
    return new DayGramMatrices(grams, columns.length - 1);
  }
}
