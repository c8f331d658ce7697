package coffee.domain.correlation.result;

import coffee.domain.caffeine.OneCompartmentModel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The parameters of a correlation analysis. Equal parameters over equal data give equal results,
 * bit for bit.
 *
 * @param seed seed of the bootstrap, the person's number
 * @param zone where the person is; decides the clock time and the day of every instant
 * @param from first instant of the period, inclusive
 * @param until last instant of the period, exclusive; not before {@code from}
 * @param hoursAfter length of the response window of an episode in hours, 1 to 24; the effect does
 *     not depend on it
 * @param body how the person absorbs and eliminates caffeine
 * @param meaningfulBpm smallest relevant effect per 100 mg in bpm, greater than 0
 * @param now doses and bins later than this are ignored and counted
 */
public record CorrelationInput(
    long seed,
    ZoneId zone,
    Instant from,
    Instant until,
    int hoursAfter,
    OneCompartmentModel body,
    double meaningfulBpm,
    Instant now) {

  /** Default response window of an episode, in hours (METHOD 2). */
  public static final int DEFAULT_HOURS_AFTER = 3;

  /** Default of the effect that matters, in bpm per 100 mg (METHOD 3.7). */
  public static final double DEFAULT_MEANINGFUL_BPM = 2;

  private static final int MAX_HOURS_AFTER = 24;

  /** Rejects arguments that are programming errors. */
  public CorrelationInput {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("from " + from + " until " + until);
    }
    if (hoursAfter < 1 || hoursAfter > MAX_HOURS_AFTER) {
      throw new IllegalArgumentException("hours after: " + hoursAfter);
    }
    if (!(meaningfulBpm > 0 && Double.isFinite(meaningfulBpm))) {
      throw new IllegalArgumentException("meaningful: " + meaningfulBpm + " bpm");
    }
  }

  /**
   * Start of the doses that must be supplied, inclusive: a dose counts for twelve half-lives, the
   * longest of the sensitivity analysis included, and affects episodes for one hour.
   */
  public Instant dosesFrom() {
    double longestHours = Math.max(body.halfLifeHours(), Sensitivity.LONG_HALF_LIFE_HOURS);
    double lookbackHours = OneCompartmentModel.MEMORY_HALF_LIVES * longestHours;
    return from.minus(Duration.ofMinutes((long) Math.ceil(lookbackHours * 60) + 1));
  }

  /**
   * End of the doses that must be supplied, exclusive: the next dose ends the response window, and
   * the hour before a dose has its own covariates.
   */
  public Instant dosesUntil() {
    return until.plus(Duration.ofHours(MAX_HOURS_AFTER + 1));
  }
}
