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

  private final double[] perMg;

  public Exposure(OneCompartmentModel body) {
    double reference = REFERENCE_MG * body.peakPerMg();
    perMg = new double[(int) Math.ceil(body.memoryHours() * 60)];
    for (int minutes = 1; minutes < perMg.length; minutes++) {
      perMg[minutes] = body.amountPerMg(minutes / 60.0) / reference;
    }
  }

  /**
   * The exposure at the centres of rows.
   *
   * @param cups every dose, including much earlier ones
   */
  public double[] atRows(DoseSeries cups, WakingRows rows) {
    double[] exposure = new double[rows.size()];
    int first = 0;
    for (int i = 0; i < exposure.length; i++) {
      long minute = LocalClock.centreMinute(rows.bin(i));
      while (first < cups.size() && minute - cups.minute(first) >= perMg.length) {
        first++;
      }
      double sum = 0;
      for (int cup = first; cup < cups.size() && cups.minute(cup) < minute; cup++) {
        sum += cups.milligrams(cup) * perMg[(int) (minute - cups.minute(cup))];
      }
      exposure[i] = sum;
    }
    return exposure;
  }
}
