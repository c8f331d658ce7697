package coffee.rest.caffeine;

import coffee.domain.DomainException;
import coffee.domain.TimestampRules;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.rest.json.FieldReader;
import java.time.Duration;
import java.time.Instant;

/** Validates the times that caffeine levels can be requested for. */
final class CaffeineTimeRange {

  static final Duration AHEAD = ReadCaffeineLevel.OUTLOOK;

  private CaffeineTimeRange() {}

  /** A time from the year 2000 until a month from now. */
  static FieldReader<Instant> within(Instant now, FieldReader<Instant> instants) {
    return sent -> {
      Instant instant = instants.read(sent);
      if (instant.isBefore(TimestampRules.EARLIEST) || instant.isAfter(now.plus(AHEAD))) {
        throw DomainException.outOfRange(
            "must be from the year 2000 until %d days from now".formatted(AHEAD.toDays()));
      }
      return instant;
    };
  }
}
