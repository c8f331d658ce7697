package coffee.devices.cloud;

import coffee.devices.json.JsonItem;
import coffee.devices.row.Stamps;
import coffee.domain.DomainException;
import java.time.Duration;
import java.time.Instant;

/** Measurement times, including those of short intervals. */
final class SampleTimes {

  /** The length of a bin (METHOD 3.1); longer means are too imprecise. */
  static final Duration LONGEST_MEAN = Duration.ofMinutes(5);

  private SampleTimes() {}

  /**
   * The timestamp of an Open mHealth time frame.
   *
   * @throws DomainException {@code required}, {@code not_a_reading}, or as {@link Stamps#offset}
   */
  static Instant ofFrame(JsonItem frame, Stamps stamps) {
    if (frame.at("date_time").isPresent()) {
      return stamps.offset(text(frame.at("date_time"), "date_time"));
    }
    JsonItem interval = frame.at("time_interval");
    if (!interval.at("start_date_time").isPresent()) {
      throw DomainException.invalid("required", "the measurement time is missing");
    }
    Instant start = stamps.offset(text(interval.at("start_date_time"), "start_date_time"));
    if (interval.at("end_date_time").isPresent()) {
      return ofMean(start, stamps.offset(text(interval.at("end_date_time"), "end_date_time")));
    }
    return ofMean(start, start.plus(OpenMHealthDuration.of(interval.at("duration"))));
  }

  /**
   * The timestamp of a FHIR observation.
   *
   * @throws DomainException {@code required}, {@code not_a_reading}, or as {@link Stamps#offset}
   */
  static Instant ofObservation(JsonItem observation, Stamps stamps) {
    for (String name : new String[] {"effectiveDateTime", "effectiveInstant"}) {
      if (observation.at(name).isPresent()) {
        return stamps.offset(text(observation.at(name), name));
      }
    }
    JsonItem period = observation.at("effectivePeriod");
    if (!period.at("start").isPresent()) {
      throw DomainException.invalid("required", "the measurement time is missing");
    }
    Instant start = stamps.offset(text(period.at("start"), "start"));
    return period.at("end").isPresent()
        ? ofMean(start, stamps.offset(text(period.at("end"), "end")))
        : start;
  }

  private static Instant ofMean(Instant start, Instant end) {
    if (Duration.between(start, end).compareTo(LONGEST_MEAN) > 0) {
      throw DomainException.invalid(
          "not_a_reading", "a mean over more than five minutes is not a reading");
    }
    return start;
  }

  private static String text(JsonItem item, String name) {
    return item.text()
        .orElseThrow(() -> DomainException.invalid("wrong_type", name + " must be a string"));
  }
}
