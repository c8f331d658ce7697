package coffee.domain.correlation.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code [y X 1]'[y X 1]} of the selected rows of each day. Rows that are trimmed are subtracted:
 * they are few, and all the others need not be summed again.
 */
final class DayCrossProducts {

  private final DesignMatrix design;
  private final double[][] columns;
  private final double[][][] byDay;

  private DayCrossProducts(DesignMatrix design, double[][] columns, double[][][] byDay) {
    this.design = design;
    this.columns = columns;
    this.byDay = byDay;
  }

  /** The products of every row. */
  static DayCrossProducts ofAllRows(DesignMatrix design) {
    double[][] columns = withConstant(design);
    double[][][] byDay = new double[design.days()][][];
    for (int day = 0; day < byDay.length; day++) {
      byDay[day] = CrossProducts.allPairs(columns, design.start(day), design.end(day));
    }
    return new DayCrossProducts(design, columns, byDay);
  }

  /** The products of every row of a design that differs from this one's in its exposure only. */
  DayCrossProducts withExposureOf(DesignMatrix changed) {
    double[][] columns = withConstant(changed);
    double[][][] copies = new double[byDay.length][][];
    for (int day = 0; day < byDay.length; day++) {
      copies[day] = new double[columns.length][];
      for (int a = 0; a < columns.length; a++) {
        copies[day][a] = byDay[day][a].clone();
      }
      double[] products =
          CrossProducts.ofColumn(DesignMatrix.X, columns, changed.start(day), changed.end(day));
      for (int a = 0; a < columns.length; a++) {
        copies[day][Math.min(a, DesignMatrix.X)][Math.max(a, DesignMatrix.X)] = products[a];
      }
    }
    return new DayCrossProducts(changed, columns, copies);
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

  /** Subtracts the rows that one selection keeps and a later one does not. */
  void remove(RowSelection before, RowSelection after) {
    for (int day = 0; day < byDay.length; day++) {
      for (int row = design.start(day); row < design.end(day); row++) {
        if (before.contains(row) && !after.contains(row)) {
          subtract(row, byDay[day]);
        }
      }
    }
  }

  private void subtract(int row, double[][] products) {
    for (int a = 0; a < products.length; a++) {
      double value = columns[a][row];
      for (int b = a; b < products.length; b++) {
        products[a][b] -= value * columns[b][row];
      }
    }
  }

  /** Day effects removed: the Gram of ordinary least squares with a dummy for each day. */
  DayGramMatrices gramMatrices(RowSelection selection) {
    List<double[][]> grams = new ArrayList<>();
    for (int day = 0; day < byDay.length; day++) {
      if (selection.rowCountOf(day) > 0) {
        grams.add(DayGramMatrices.withoutDayEffect(byDay[day]));
      }
    }
    return new DayGramMatrices(grams, columns.length - 1);
  }
}
