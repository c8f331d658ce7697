package coffee.domain.caffeine;

import coffee.domain.intake.Caffeine;
import java.time.Instant;

/**
 * Finds the latest time for a dose so that the level at bedtime B is at most X (METHOD 1).
 *
 * <p>The latest moment is {@code B - u} with the root u of {@code background(B) + A_D(u) = X} past
 * the peak. The root before the peak, where the level is low only because the dose has yet to be
 * absorbed, is never used.
 */
final class LatestDose {

  private final Superposition background;
  private final double thresholdMg;

  LatestDose(Superposition background, double thresholdMg) {
    this.background = background;
    this.thresholdMg = thresholdMg;
  }

  LatestCup before(Instant now, Instant bedtime, Caffeine cup) {
    double room = thresholdMg - background.amount(bedtime.toEpochMilli());
    OneCompartment body = background.body();
    if (room < 0) {
      return LatestCup.NONE_TONIGHT;
    }
    if (cup.milligrams() * body.peakPerMg() <= room) {
      return LatestCup.ANY_TIME;
    }
    if (room == 0) { // a dose never quite leaves the body
      return LatestCup.NONE_TONIGHT;
    }
    Instant latest = bedtime.minusMillis(millisUntil(room, cup.milligrams(), body));
    return latest.isBefore(now) ? LatestCup.NONE_TONIGHT : LatestCup.until(latest);
  }

  private static long millisUntil(double room, double milligrams, OneCompartment body) {
    long peak = Superposition.millis(body.peakHours());
    long reach = Superposition.millis(1);
    while (milligrams * body.amountPerMg(Superposition.hours(peak + reach)) > room) {
      reach *= 2;
    }
    return Crossing.end(
        peak, peak + reach, age -> milligrams * body.amountPerMg(Superposition.hours(age)) > room);
  }
}
