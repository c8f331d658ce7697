package coffee.domain.correlation.regression;

import coffee.domain.correlation.regression.FitResult.InsufficientData;
import coffee.domain.correlation.result.Effect.Method;
import java.util.Optional;
import java.util.function.Function;

/**
 * One dense fit (METHOD 3.3 and 3.4): a pass that removes outliers and bouts, one that removes
 * outliers, and the whitened fit of the rest. For single use.
 */
final class DenseFit {

  static final int MIN_ROWS_OF_DAY = 6;

  private final DesignMatrix design;
  private final RowSelection selection;
  private final DayCrossProducts products;

  /**
   * Creates a fit.
   *
   * @param selection the rows to start with
   * @param products of these rows
   */
  DenseFit(DesignMatrix design, RowSelection selection, DayCrossProducts products) {
    this.design = design;
    this.selection = selection;
    this.products = products;
  }

  /** The missing data for a dense fit, if any. */
  static Optional<InsufficientData> missingData(RowSelection selection) {
    return data(selection).refusal();
  }

  /** What there is for a dense fit. */
  static SelectedData data(RowSelection selection) {
    return SelectedData.of(
        selection.dayCount(),
        DataRequirements.REQUIRED_DENSE_DAYS,
        selection.rowCount(),
        DataRequirements.MIN_DENSE_ROWS);
  }

  FitResult fit() {
    return trim(Outliers::outlyingRowsAndBouts)
        .or(() -> trim(Outliers::outlyingRows))
        .<FitResult>map(missing -> missing)
        .orElseGet(this::whitened);
  }

  /** One trimming pass; returns the missing data if it fails or leaves too little. */
  private Optional<InsufficientData> trim(Function<Outliers, boolean[]> marking) {
    Optional<Residuals> residuals = residuals();
    if (residuals.isEmpty()) {
      return Optional.of(DataRequirements.dosesNotSeparable());
    }
    RowSelection before = selection.copy();
    Outliers outliers = new Outliers(design, selection, residuals.get());
    selection.drop(marking.apply(outliers), MIN_ROWS_OF_DAY);
    products.remove(before, selection);
    return missingData(selection);
  }

  private FitResult whitened() {
    double rho = residuals().map(left -> left.autocorrelation(design)).orElse(0.0);
    return FinalFit.of(
            products.gramMatrices(selection, rho), Method.DENSE, selection.rowCount(), rho)
        .map(DataRequirements::effectIfReliable)
        .orElseGet(DataRequirements::dosesNotSeparable);
  }

  private Optional<Residuals> residuals() {
    return Residuals.fit(design, selection, products.gram());
  }
}
