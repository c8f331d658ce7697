package coffee.rest.caffeine;

import coffee.domain.DomainException;
import coffee.domain.caffeine.Bedtime;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.person.Person;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import coffee.rest.json.TimestampFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The evening that a request asks about.
 *
 * @param bedtime when the person goes to bed, not in the past
 * @param thresholdMg caffeine level at which they sleep well, in mg, more than 0
 */
record BedtimeQuery(Instant bedtime, double thresholdMg) {

  private static final int TIME_LENGTH = "22:30:00".length();

  private static final FieldReader<Double> THRESHOLD =
      FieldReader.number(
          milligrams -> {
            if (!(milligrams > 0 && milligrams <= 1_000)) {
              throw DomainException.outOfRange("must be over 0, at most 1000 mg");
            }
            return milligrams;
          });

  /**
   * Reads {@code bedtime} and {@code threshold_mg}; the profile provides the defaults.
   *
   * @param zone zone of local times
   */
  static BedtimeQuery read(Fields fields, Person person, ZoneId zone, Instant now) {
    Optional<Instant> bedtime = fields.optional("bedtime", bedtimes(zone, now));
    Optional<Double> threshold = fields.optional("threshold_mg", THRESHOLD);
    if (bedtime.isPresent() && bedtime.get().isBefore(now)) {
      fields.refuse("bedtime", "out_of_range", "must not be in the past");
    }
    LocalTime usual = person.profile().bedtime().orElse(Bedtime.DEFAULT);
    return new BedtimeQuery(
        bedtime.orElseGet(() -> new Bedtime(usual, person.timeZone()).nextAfter(now)),
        threshold.orElseGet(() -> ReadCaffeineLevel.sleepThresholdMg(person)));
  }

  /** A local time of day means its next occurrence. */
  private static FieldReader<Instant> bedtimes(ZoneId zone, Instant now) {
    FieldReader<Instant> instants =
        CaffeineTimeRange.within(now, TimestampFormat.instant(() -> zone));
    return sent ->
        sent.asText().strip().length() <= TIME_LENGTH
            ? new Bedtime(time(sent.asText().strip()), zone).nextAfter(now)
            : instants.read(sent);
  }

  private static LocalTime time(String text) {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeException malformed) {
      throw DomainException.invalid("invalid_time", "must be a time such as 22:30, or a timestamp");
    }
  }
}
