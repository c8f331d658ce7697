package coffee.devices.cloud;

import coffee.devices.json.JsonItem;
import coffee.devices.row.MeanInterval;
import coffee.devices.row.TimestampReader;
import coffee.domain.DomainException;
import java.time.Instant;

/** Measurement times, including those of short intervals. */
final class SampleTimes {

  private SampleTimes() {}

  /**
   * The timestamp of an Open mHealth time frame.
   *
   * @throws DomainException {@code required}, {@code not_a_reading}, or as {@link
   *     TimestampReader#parseWithOffset}
   */
  static Instant fromTimeFrame(JsonItem frame, TimestampReader stamps) {
    if (frame.get("date_time").isPresent()) {
      return stamps.parseWithOffset(text(frame.get("date_time"), "date_time"));
    }
    JsonItem interval = frame.get("time_interval");
    if (!interval.get("start_date_time").isPresent()) {
      throw DomainException.invalid("required", "the measurement time is missing");
    }
    Instant start =
        stamps.parseWithOffset(text(interval.get("start_date_time"), "start_date_time"));
    if (interval.get("end_date_time").isPresent()) {
      return MeanInterval.requireShort(
          start, stamps.parseWithOffset(text(interval.get("end_date_time"), "end_date_time")));
    }
    return MeanInterval.requireShort(
        start, start.plus(OpenMHealthDuration.parse(interval.get("duration"))));
  }

  /**
   * The timestamp of a FHIR observation.
   *
   * @throws DomainException {@code required}, {@code not_a_reading}, or as {@link
   *     TimestampReader#parseWithOffset}
   */
  static Instant fromObservation(JsonItem observation, TimestampReader stamps) {
    for (String name : new String[] {"effectiveDateTime", "effectiveInstant"}) {
      if (observation.get(name).isPresent()) {
        return stamps.parseWithOffset(text(observation.get(name), name));
      }
    }
    JsonItem period = observation.get("effectivePeriod");
    if (!period.get("start").isPresent()) {
      throw DomainException.invalid("required", "the measurement time is missing");
    }
    Instant start = stamps.parseWithOffset(text(period.get("start"), "start"));
    return period.get("end").isPresent()
        ? MeanInterval.requireShort(start, stamps.parseWithOffset(text(period.get("end"), "end")))
        : start;
  }

  private static String text(JsonItem item, String name) {
    return item.text()
        .orElseThrow(() -> DomainException.invalid("wrong_type", name + " must be a string"));
  }
}
