package coffee.devices.cloud;

import coffee.devices.json.JsonItem;
import coffee.devices.row.MeanInterval;
import coffee.devices.row.NumberParser;
import coffee.devices.row.TimestampReader;
import coffee.domain.DomainException;
import coffee.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;

/** Measurement times, including those of short intervals. */
final class SampleTimes {

  /** Units of a day and more count as this: no sample and no sum of steps lasts as long. */
  private static final double MAX_SECONDS = 1e9;

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
    return MeanInterval.requireShort(start, start.plus(duration(interval.get("duration"))));
  }

  /**
   * The interval of an Open mHealth time frame: two of start, end and duration.
   *
   * @throws DomainException {@code required}, or as {@link TimestampReader#parseWithOffset}
   */
  static TimeRange intervalOf(JsonItem frame, TimestampReader stamps) {
    JsonItem interval = frame.get("time_interval");
    JsonItem start = interval.get("start_date_time");
    JsonItem end = interval.get("end_date_time");
    if (start.isPresent() && end.isPresent()) {
      return new TimeRange(
          stamps.parseWithOffset(text(start, "start_date_time")),
          stamps.parseWithOffset(text(end, "end_date_time")));
    }
    if (!(start.isPresent() || end.isPresent()) || !interval.get("duration").isPresent()) {
      throw DomainException.invalid("required", "a count of steps needs a time interval");
    }
    Duration length = duration(interval.get("duration"));
    if (start.isPresent()) {
      Instant from = stamps.parseWithOffset(text(start, "start_date_time"));
      return new TimeRange(from, from.plus(length));
    }
    Instant until = stamps.parseWithOffset(text(end, "end_date_time"));
    return new TimeRange(until.minus(length), until);
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

  private static Duration duration(JsonItem duration) {
    String unit = duration.get("unit").text().orElse("");
    double value = NumberParser.parse("duration", duration.get("value").scalar().orElse(""));
    double seconds =
        switch (unit) {
          case "ms" -> value / 1000;
          case "sec" -> value;
          case "min" -> value * 60;
          case "h" -> value * 3600;
          case "d", "wk", "Mo", "yr" -> MAX_SECONDS;
          default ->
              throw DomainException.invalid(
                  "wrong_unit", "unknown duration unit '%s'".formatted(unit));
        };
    return Duration.ofMillis(Math.round(1000 * Math.min(seconds, MAX_SECONDS)));
  }
}
