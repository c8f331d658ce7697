package coffee.domain.correlation.data;

import coffee.domain.caffeine.OneCompartmentModel;

/**
 * Caffeine in the body, in units of the peak of one single dose of 100 mg (METHOD 0): {@code x(t) =
 * A(t) / A_peak(100 mg)}.
 *
 * <p>Lags are whole minutes, so that one table of the response to 1 mg serves every dose.
 */
public final class Exposure {

  private static final double REFERENCE_MG = 100;

  /** Bins are averaged over the whole minutes from two before their centre to two after it. */
  private static final int AROUND_CENTRE = 2;

  /** Response to 1 mg by its age in minutes; 0 at its ends. */
  private final double[] perMg;

  public Exposure(OneCompartmentModel body) {
    double reference = REFERENCE_MG * body.peakPerMg();
    perMg = new double[(int) Math.ceil(body.lookbackHours() * 60)];
    for (int minutes = 1; minutes < perMg.length; minutes++) {
      perMg[minutes] = body.amountPerMg(minutes / 60.0) / reference;
    }
  }

  /**
   * The exposure at the centres of rows.
   *
   * @param doses every dose, including much earlier ones
   */
  public double[] atCentres(DoseSeries doses, WakingRows rows) {
    return atRows(doses, rows, perMg, 0);
  }

  /**
   * The mean exposure at the five whole minutes of each row's bin (METHOD 3.10).
   *
   * @param doses every dose, including much earlier ones
   */
  public double[] overBins(DoseSeries doses, WakingRows rows) {
    double[] mean = new double[perMg.length + 2 * AROUND_CENTRE];
    for (int age = 1; age < perMg.length; age++) {
      for (int minute = 0; minute <= 2 * AROUND_CENTRE; minute++) {
        mean[age + minute] += perMg[age] / (2 * AROUND_CENTRE + 1);
      }
    }
    return atRows(doses, rows, mean, AROUND_CENTRE);
  }

  /**
   * Sums the response over doses.
   *
   * @param response by the age of a dose at the centre, in minutes, plus {@code ahead}
   * @param ahead minutes by which a dose may lie after the centre
   */
  private static double[] atRows(DoseSeries doses, WakingRows rows, double[] response, int ahead) {
    double[] exposure = new double[rows.size()];
    int first = 0;
    for (int i = 0; i < exposure.length; i++) {
      long minute = LocalClock.centreMinute(rows.bin(i)) + ahead;
      while (first < doses.size() && minute - doses.minute(first) >= response.length) {
        first++;
      }
      exposure[i] = sum(doses, first, minute, response);
    }
    return exposure;
  }

  /** Doses of one minute are added first: they act as one. */
  private static double sum(DoseSeries doses, int first, long minute, double[] response) {
    double sum = 0;
    double milligrams = 0;
    for (int cup = first; cup < doses.size() && doses.minute(cup) < minute; cup++) {
      milligrams += doses.milligrams(cup);
      if (cup + 1 == doses.size() || doses.minute(cup + 1) > doses.minute(cup)) {
        sum += milligrams * response[(int) (minute - doses.minute(cup))];
        milligrams = 0;
      }
    }
    return sum;
  }
}
