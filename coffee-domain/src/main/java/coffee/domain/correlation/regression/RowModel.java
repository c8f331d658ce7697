package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.Exposure;
import java.util.Optional;

/** A model of one person's rows, which serves several half-lives: only the exposure differs. */
interface RowModel {

  /** The exposure of each row to doses, as this model sees it. */
  double[] exposure(Exposure exposure, DoseSeries doses);

  /**
   * Fits the effect of an exposure.
   *
   * @param ofEqualDoses the exposure if every cup held 100 mg, as a column of Z, if it is in the
   *     model
   */
  FitResult fit(double[] exposure, Optional<double[]> ofEqualDoses);
}
