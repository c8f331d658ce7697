package coffee.rest.caffeine;

import coffee.domain.DomainException;
import coffee.domain.EntryTimes;
import coffee.domain.caffeine.ReadCaffeine;
import coffee.rest.json.FieldReader;
import java.time.Duration;
import java.time.Instant;

/** Validates the times that caffeine levels can be requested for. */
final class CaffeineTimes {

  static final Duration AHEAD = ReadCaffeine.OUTLOOK;

  private CaffeineTimes() {}

  /** A time from the year 2000 until a month from now. */
  static FieldReader<Instant> near(Instant now, FieldReader<Instant> moments) {
    return sent -> {
      Instant moment = moments.read(sent);
      if (moment.isBefore(EntryTimes.EARLIEST) || moment.isAfter(now.plus(AHEAD))) {
        throw DomainException.outOfRange(
            "must be from the year 2000 until %d days from now".formatted(AHEAD.toDays()));
      }
      return moment;
    };
  }
}
