package coffee.domain.experiment;

import coffee.domain.caffeine.OneCompartmentModel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What the start of an experiment fixed.
 *
 * @param startedAt when; truncated to milliseconds
 * @param zone the person's time zone then; a later change does not matter
 * @param halfLifeHours the person's half-life of caffeine then
 * @param coin how the coin falls
 */
public record ExperimentStart(Instant startedAt, ZoneId zone, double halfLifeHours, Coin coin) {

  public ExperimentStart {
    startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
  }

  /** How the person absorbs and eliminates caffeine, by the half-life at the start. */
  OneCompartmentModel body() {
    return OneCompartmentModel.forCoffee(halfLifeHours);
  }
}
