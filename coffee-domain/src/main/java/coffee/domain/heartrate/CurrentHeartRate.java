package coffee.domain.heartrate;

import java.time.Duration;
import java.time.Instant;

/**
 * A person's latest reading and its age.
 *
 * @param reading the latest one
 * @param age time since it was measured; zero for one stamped up to five minutes ahead of our clock
 */
public record CurrentHeartRate(Reading reading, Duration age) {

  /** Readings younger than this are considered current. */
  public static final Duration RECENT = Duration.ofMinutes(30);

  static CurrentHeartRate of(Reading reading, Instant now) {
    Duration age = Duration.between(reading.measuredAt(), now);
    return new CurrentHeartRate(reading, age.isNegative() ? Duration.ZERO : age);
  }

  /** Whether it is younger than half an hour. */
  public boolean isRecent() {
    return age.compareTo(RECENT) < 0;
  }

  /** Its neutral classification. */
  public HeartRateStatus status() {
    return HeartRateStatus.of(reading.heartRate(), reading.context());
  }
}
