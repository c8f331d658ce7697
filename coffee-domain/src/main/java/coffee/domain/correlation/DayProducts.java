package coffee.domain.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code [y X 1]'[y X 1]} of the selected rows of each day. Rows that are trimmed are subtracted:
 * they are few, and all the others need not be summed again.
 */
final class DayProducts {

  private final Design design;
  private final double[][] columns;
  private final double[][][] byDay;

  private DayProducts(Design design, double[][] columns, double[][][] byDay) {
    this.design = design;
    this.columns = columns;
    this.byDay = byDay;
  }

  /** The products of every row. */
  static DayProducts of(Design design) {
    double[][] columns = withConstant(design);
    double[][][] byDay = new double[design.days()][][];
    for (int day = 0; day < byDay.length; day++) {
      byDay[day] = CrossProducts.of(columns, design.start(day), design.end(day));
    }
    return new DayProducts(design, columns, byDay);
  }

  /** The products of every row of a design that differs from this one's in its exposure only. */
  DayProducts withExposureOf(Design changed) {
    double[][] columns = withConstant(changed);
    double[][][] copies = new double[byDay.length][][];
    for (int day = 0; day < byDay.length; day++) {
      copies[day] = new double[columns.length][];
      for (int a = 0; a < columns.length; a++) {
        copies[day][a] = byDay[day][a].clone();
      }
      double[] products =
          CrossProducts.with(Design.X, columns, changed.start(day), changed.end(day));
      for (int a = 0; a < columns.length; a++) {
        copies[day][Math.min(a, Design.X)][Math.max(a, Design.X)] = products[a];
      }
    }
    return new DayProducts(changed, columns, copies);
  }

  private static double[][] withConstant(Design design) {
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
  void remove(Selection before, Selection after) {
    for (int day = 0; day < byDay.length; day++) {
      for (int row = design.start(day); row < design.end(day); row++) {
        if (before.keeps(row) && !after.keeps(row)) {
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
  DayGrams grams(Selection selection) {
    List<double[][]> grams = new ArrayList<>();
    for (int day = 0; day < byDay.length; day++) {
      if (selection.rowsOf(day) > 0) {
        grams.add(DayGrams.withoutDayEffect(byDay[day]));
      }
    }
    return new DayGrams(grams, columns.length - 1);
  }
}
