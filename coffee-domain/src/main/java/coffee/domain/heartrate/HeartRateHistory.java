package coffee.domain.heartrate;

import coffee.domain.LocalDay;
import coffee.domain.TimeRange;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Exact aggregates of each person's readings over time. {@code HeartRateHistoryContract} is the
 * full specification.
 */
public interface HeartRateHistory {

  /**
   * Readings with {@code from <= measuredAt < until} by context; contexts without any are omitted.
   */
  Map<ReadingContext.Kind, BpmHistogram> byContext(PersonId person, Instant from, Instant until);

  /**
   * Readings with {@code from <= measuredAt < until} in intervals of equal length that start at
   * whole multiples of it since the epoch. The first and the last are clipped to the period.
   *
   * @param width length of an interval, whole minutes
   * @param limit maximum number of intervals
   * @return the intervals with a reading, oldest first; the first one starts at {@code from} at the
   *     earliest
   */
  default List<HeartRateBucket> buckets(
      PersonId person, Instant from, Instant until, Duration width, int limit) {
    return buckets(person, new TimeRange(from, until), width, limit, Function.identity());
  }

  /**
   * Summaries of the readings of each bucket. Only the readings of a few buckets are in memory at a
   * time.
   *
   * @param summary summarizes a bucket
   * @return the summaries of the buckets that contain a reading, oldest first
   */
  <T> List<T> buckets(
      PersonId person,
      TimeRange range,
      Duration width,
      int limit,
      Function<HeartRateBucket, T> summary);

  /**
   * Readings of each day by context.
   *
   * @param days consecutive, oldest first, of one zone
   * @return as many entries as days, in their order; an empty map for a day without readings
   */
  default List<Map<ReadingContext.Kind, BpmHistogram>> byDay(PersonId person, List<LocalDay> days) {
    return byDay(person, days, Function.identity());
  }

  /**
   * What the readings of each day amount to. The readings of a few days only are in memory at a
   * time.
   *
   * @param days consecutive, oldest first, of one zone
   * @param summary made of a day's readings by context; given an empty map for a day without any
   * @return as many summaries as days, in their order
   */
  <T> List<T> byDay(
      PersonId person,
      List<LocalDay> days,
      Function<Map<ReadingContext.Kind, BpmHistogram>, T> summary);

  /**
   * The bins with {@code from <= start < until} that contain a reading, oldest first. Whole bins:
   * they are not clipped to the period.
   */
  List<HeartRateBin> bins(PersonId person, Instant from, Instant until);
}
