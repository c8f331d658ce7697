package coffee.domain.correlation.regression;

/**
 * Removes CAR(1) autocorrelation (METHOD 3.4): for a row whose predecessor of the same day lies g
 * bins back, {@code φ = ρ^g}; for the first row of a day, {@code φ = 0}. Every column v, the
 * constant too, becomes {@code (v_i - φ v_{i-1}) / √(1 - φ²)}. Over neighbours (g = 1) the products
 * of two such columns are {@code v_i w_i / (1-ρ) + ρ v_{i-1} w_{i-1} / (1-ρ) - ρ (v_i + v_{i-1})
 * (w_i + w_{i-1}) / (1-ρ²)}; only rows without a neighbour are transformed one by one.
 */
final class CarWhitening {

  private final DesignMatrix design;
  private final double[][] columns;
  private final NeighbouringRows neighbours;
  private final RowSelection selection;
  private final double rho;

  /**
   * Whitens the selected rows of a design.
   *
   * @param columns of the design, and the constant
   * @param rho autocorrelation of neighbouring bins, 0 to less than 1
   */
  CarWhitening(
      DesignMatrix design,
      double[][] columns,
      NeighbouringRows neighbours,
      RowSelection selection,
      double rho) {
    this.design = design;
    this.columns = columns;
    this.neighbours = neighbours;
    this.selection = selection;
    this.rho = rho;
  }

  /**
   * Returns the products of a day's transformed rows, as an upper triangle.
   *
   * @param ofRows the products of the day's selected rows
   * @param ofSums the products of the sums of each two neighbours among them
   */
  double[][] crossProducts(int day, double[][] ofRows, double[][] ofSums) {
    double[][] products = asIfAllNeighbours(ofRows, ofSums);
    RankOneUpdates updates = new RankOneUpdates(columns);
    int previous = -1;
    for (int row = design.start(day); row < design.end(day); row++) {
      if (selection.contains(row)) {
        if (previous < 0) { // φ = 0: the row stays as it is
          updates.add(row, -rho / (1 - rho), products);
        } else if (!neighbours.contains(row, selection)) {
          updates.add(row, -1 / (1 - rho), products);
          addTransformed(row, previous, updates, products);
        }
        if (row + 1 == design.end(day) || !neighbours.contains(row + 1, selection)) {
          updates.add(row, -rho / (1 - rho), products);
        }
        previous = row;
      }
    }
    updates.finish(products);
    return products;
  }

  /** The products as if every row were the neighbour of one before and of one after it. */
  private double[][] asIfAllNeighbours(double[][] ofRows, double[][] ofSums) {
    double weight = (1 + rho) / (1 - rho);
    double weightOfSums = rho / (1 - rho * rho);
    int p = columns.length;
    double[][] products = new double[p][p];
    for (int a = 0; a < p; a++) {
      double[] into = products[a];
      double[] rows = ofRows[a];
      double[] sums = ofSums[a];
      for (int b = a; b < p; b++) {
        into[b] = weight * rows[b] - weightOfSums * sums[b];
      }
    }
    return products;
  }

  private void addTransformed(int row, int previous, RankOneUpdates updates, double[][] products) {
    double phi = Math.pow(rho, (double) (design.bin(row) - design.bin(previous)));
    updates.addDifference(row, previous, phi, 1 / Math.sqrt(1 - phi * phi), products);
  }
}
