package coffee.domain.overview;

import coffee.domain.caffeine.CaffeineLevel;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.IntakeToday;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The current status of a person.
 *
 * @param at the instant
 * @param timeZone where the person is
 * @param today today's intake
 * @param caffeine the caffeine level
 * @param lastIntakeAt when they last drank something, up to five minutes ahead; empty if never
 * @param latestReading their latest heart rate, up to five minutes ahead; empty if there is none
 */
public record CurrentStatus(
    Instant at,
    ZoneId timeZone,
    IntakeToday today,
    CaffeineLevel caffeine,
    Optional<Instant> lastIntakeAt,
    Optional<Reading> latestReading) {

  /** Today's caffeine in percent of the limit; empty if the limit is 0 mg. */
  public OptionalDouble limitUsedPercent() {
    double limitMg = today.limit().milligrams();
    return limitMg > 0
        ? OptionalDouble.of(100 * today.totalMg() / limitMg)
        : OptionalDouble.empty();
  }

  /** Time since the last intake; zero if its timestamp is in the future. */
  public Optional<Duration> sinceLastIntake() {
    return lastIntakeAt
        .map(last -> Duration.between(last, at))
        .map(since -> since.isNegative() ? Duration.ZERO : since);
  }
}
