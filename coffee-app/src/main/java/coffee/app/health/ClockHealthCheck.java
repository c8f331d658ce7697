package coffee.app.health;

import com.codahale.metrics.health.HealthCheck;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Checks that the clocks of this machine and the database agree. "Now" is this machine's time, and
 * the time when an entry is stored is the database's.
 */
public final class ClockHealthCheck extends HealthCheck {

  /** Clocks synchronized by NTP differ by milliseconds. */
  static final Duration TOLERANCE = Duration.ofSeconds(5);

  private final Jdbi jdbi;
  private final Clock clock;

  /** Creates a check of this machine's clock against a database's. */
  public ClockHealthCheck(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  protected Result check() {
    try {
      Instant before = clock.instant();
      Instant theirs = theirs();
      Instant after = clock.instant();
      return result(difference(before, theirs, after));
    } catch (JdbiException failure) {
      return Result.unhealthy("cannot be compared: " + RootCause.words(failure));
    }
  }

  private static Result result(Duration difference) {
    String words = "differs by %d ms from the database clock".formatted(difference.toMillis());
    return difference.compareTo(TOLERANCE) > 0 ? Result.unhealthy(words) : Result.healthy(words);
  }

  /** How far a time is outside of the period in which it was queried. */
  static Duration difference(Instant before, Instant theirs, Instant after) {
    if (theirs.isBefore(before)) {
      return Duration.between(theirs, before);
    }
    return theirs.isAfter(after) ? Duration.between(after, theirs) : Duration.ZERO;
  }

  private Instant theirs() {
    return jdbi.withHandle(
            handle -> handle.createQuery("SELECT clock_timestamp()").mapTo(Timestamp.class).one())
        .toInstant();
  }
}
