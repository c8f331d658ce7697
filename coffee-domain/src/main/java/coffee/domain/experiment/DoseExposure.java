package coffee.domain.experiment;

import coffee.domain.caffeine.Doses;
import coffee.domain.caffeine.OneCompartmentModel;

/**
 * The exposure of METHOD 1: the caffeine in the body from all logged doses, divided by the peak of
 * one dose of 100 mg. Times of doses are rounded to whole minutes.
 */
final class DoseExposure {

  private static final double REFERENCE_MG = 100;
  private static final long MILLIS_PER_MINUTE = 60_000;

  private final Doses doses;
  private final double[] perMg;

  DoseExposure(Doses doses, OneCompartmentModel body) {
    this.doses = doses;
    double reference = REFERENCE_MG * body.peakPerMg();
    perMg = new double[(int) Math.ceil(body.lookbackHours() * 60)];
    for (int minutes = 1; minutes < perMg.length; minutes++) {
      perMg[minutes] = body.amountPerMg(minutes / 60.0) / reference;
    }
  }

  /** The exposure at a minute since the epoch. */
  double at(long minute) {
    double sum = 0;
    int first = doses.firstFrom((minute - perMg.length - 1) * MILLIS_PER_MINUTE);
    for (int dose = first; dose < doses.size(); dose++) {
      long age = minute - nearestMinute(doses.consumedAt(dose));
      if (age < 0) {
        break;
      }
      sum += age < perMg.length ? doses.milligrams(dose) * perMg[(int) age] : 0;
    }
    return sum;
  }

  static long nearestMinute(long millis) {
    return Math.floorDiv(millis + MILLIS_PER_MINUTE / 2, MILLIS_PER_MINUTE);
  }
}
