package coffee.domain.caffeine;

import coffee.domain.intake.Caffeine;
import java.time.Instant;

/**
 * Finds the latest time for a dose so that the level at bedtime B is at most X (METHOD 1).
 *
 * <p>The latest instant is {@code B - u} with the root u of {@code background(B) + A_D(u) = X} past
 * the peak. The root before the peak, where the level is low only because the dose has yet to be
 * absorbed, is never used.
 */
final class CutoffSearch {

  private final Superposition background;
  private final double thresholdMg;

  CutoffSearch(Superposition background, double thresholdMg) {
    this.background = background;
    this.thresholdMg = thresholdMg;
  }

  CaffeineCutoff cutoffBefore(Instant now, Instant bedtime, Caffeine cup) {
    double room = thresholdMg - background.amount(bedtime.toEpochMilli());
    OneCompartmentModel body = background.body();
    if (room < 0) {
      return CaffeineCutoff.NONE_TONIGHT;
    }
    if (cup.milligrams() * body.peakPerMg() <= room) {
      return CaffeineCutoff.ANY_TIME;
    }
    if (room == 0) { // a dose never quite leaves the body
      return CaffeineCutoff.NONE_TONIGHT;
    }
    Instant latest = bedtime.minusMillis(millisUntil(room, cup.milligrams(), body));
    return latest.isBefore(now) ? CaffeineCutoff.NONE_TONIGHT : CaffeineCutoff.until(latest);
  }

  private static long millisUntil(double room, double milligrams, OneCompartmentModel body) {
    long peak = Superposition.millis(body.peakHours());
    long reach = Superposition.millis(1);
    while (milligrams * body.amountPerMg(Superposition.hours(peak + reach)) > room) {
      reach *= 2;
    }
    return Bisection.firstFailing(
        peak, peak + reach, age -> milligrams * body.amountPerMg(Superposition.hours(age)) > room);
  }
}
