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
 * How things stand for a person at a moment.
 *
 * @param at the moment
 * @param timeZone where the person is
 * @param today what they drank today
 * @param caffeine what is in the body
 * @param lastIntakeAt when they last drank something, up to five minutes ahead; empty if never
 * @param latestReading their latest heart rate, up to five minutes ahead; empty if there is none
 */
public record Now(
    Instant at,
    ZoneId timeZone,
    IntakeToday today,
    CaffeineLevel caffeine,
    Optional<Instant> lastIntakeAt,
    Optional<Reading> latestReading) {

  /** Today's caffeine in percent of the limit; empty where the limit is 0 mg. */
  public OptionalDouble limitUsedPercent() {
    double limitMg = today.limit().milligrams();
    return limitMg > 0
        ? OptionalDouble.of(100 * today.totalMg() / limitMg)
        : OptionalDouble.empty();
  }

  /** Time since the last drink; zero for one stamped ahead of the moment. */
  public Optional<Duration> sinceLastIntake() {
    return lastIntakeAt
        .map(last -> Duration.between(last, at))
        .map(since -> since.isNegative() ? Duration.ZERO : since);
  }
}
