package coffee.domain.correlation;

import coffee.domain.correlation.Effect.Method;
import coffee.domain.correlation.Outcome.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One dense fit (METHOD 3.3 and 3.4): a pass that removes outliers and bouts, one that removes
 * outliers, and the whitened fit of the rest. For single use.
 */
final class DenseFit {

  static final int LEAST_ROWS_OF_DAY = 6;

  private final Design design;
  private final Selection selection;
  private final DayProducts products;

  /**
   * Creates a fit.
   *
   * @param selection the rows to start with
   * @param products of those rows
   */
  DenseFit(Design design, Selection selection, DayProducts products) {
    this.design = design;
    this.selection = selection;
    this.products = products;
  }

  /** The missing data for a dense fit, if any. */
  static Optional<Refused> missing(Selection selection) {
    return Optional.of(lacks(selection)).filter(all -> !all.isEmpty()).map(Lack::refusal);
  }

  /** All data missing for a dense fit. */
  static List<Lack> lacks(Selection selection) {
    List<Lack> lacks = new ArrayList<>();
    if (selection.days() < Refusal.LEAST_DENSE_DAYS) {
      lacks.add(Refusal.tooFewDays(selection.days(), Refusal.LEAST_DENSE_DAYS));
    }
    if (selection.rows() < Refusal.LEAST_DENSE_ROWS) {
      lacks.add(Refusal.tooFewRows(selection.rows(), Refusal.LEAST_DENSE_ROWS));
    }
    return lacks;
  }

  Outcome outcome() {
    return trim(Outliers::rowsAndBouts)
        .or(() -> trim(Outliers::rows))
        .<Outcome>map(missing -> missing)
        .orElseGet(this::whitened);
  }

  /** One trimming pass; returns the missing data if it fails or leaves too little. */
  private Optional<Refused> trim(Function<Outliers, boolean[]> marking) {
    Optional<Residuals> residuals = residuals();
    if (residuals.isEmpty()) {
      return Optional.of(Refusal.cupsTellNothing());
    }
    Selection before = selection.copy();
    Outliers outliers = new Outliers(design, selection, residuals.get());
    selection.drop(marking.apply(outliers), LEAST_ROWS_OF_DAY);
    products.remove(before, selection);
    return missing(selection);
  }

  private Outcome whitened() {
    double rho = residuals().map(left -> left.autocorrelation(design)).orElse(0.0);
    return JackknifeFit.of(Whitening.grams(design, selection, rho))
        .map(fit -> Refusal.unlessSound(fit, Method.DENSE, selection.rows(), rho))
        .orElseGet(Refusal::cupsTellNothing);
  }

  private Optional<Residuals> residuals() {
    return Residuals.of(design, selection, products.grams(selection));
  }
}
