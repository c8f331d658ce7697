package coffee.domain.correlation.regression;

import coffee.domain.correlation.data.DoseSeries;
import coffee.domain.correlation.data.Exposure;

/** A model of one person's rows, which serves several half-lives: only the exposure differs. */
interface RowModel {

  /** The exposure of each row to doses, as this model sees it. */
  double[] exposure(Exposure exposure, DoseSeries doses);

  /** The same model with an exposure. */
  ExposureModel withExposure(double[] exposure);

  /** A model with the exposure to the logged doses. */
  interface ExposureModel {

    /** Fits the effect of the exposure. */
    FitResult fit();

    /**
     * Fits it with the exposure that equal doses would give as a column of Z.
     *
     * @param ofEqualDoses the exposure if every cup held 100 mg
     */
    FitResult fitWithEveryCup(double[] ofEqualDoses);
  }
}
