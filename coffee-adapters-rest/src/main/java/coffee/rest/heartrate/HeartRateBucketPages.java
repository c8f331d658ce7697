package coffee.rest.heartrate;

import coffee.domain.LocalDay;
import coffee.domain.TimeRange;
import coffee.domain.TimestampRules;
import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateBucket;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.HeartRateStatistics;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Pages through the intervals of a period that contain readings, oldest first. */
final class HeartRateBucketPages {

  private final HeartRateHistory history;

  /** Creates the pager. */
  HeartRateBucketPages(HeartRateHistory history) {
    this.history = history;
  }

  /**
   * One page of intervals.
   *
   * @param buckets intervals of the page
   * @param next start of the next page, if there is one
   * @param all the readings of the whole period, if the page shows that it has all of them
   */
  record BucketPage(List<Summary> buckets, Optional<Instant> next, Optional<BpmHistogram> all) {}

  /**
   * The readings of an interval.
   *
   * @param start its first instant
   * @param readings of every context
   */
  record Summary(Instant start, HeartRateStatistics readings) {

    static Summary of(HeartRateBucket bucket) {
      return new Summary(bucket.start(), bucket.readings().statistics().orElseThrow());
    }
  }

  /** The requested page, in intervals of equal length. */
  BucketPage ofFixedWidth(PersonId person, RangeQuery range) {
    BpmHistogram all = new BpmHistogram();
    List<Summary> found =
        history.buckets(
            person,
            new TimeRange(start(range), range.until()),
            range.resolution().width(),
            range.limit() + 1,
            bucket -> {
              all.add(bucket.readings());
              return Summary.of(bucket);
            });
    if (found.size() > range.limit()) {
      return new BucketPage(
          found.subList(0, range.limit()),
          Optional.of(found.get(range.limit()).start()),
          Optional.empty());
    }
    boolean hasAll = range.after().isEmpty() && isOfWholeBins(range.resolution());
    return new BucketPage(found, Optional.empty(), Optional.of(all).filter(unused -> hasAll));
  }

  /** Otherwise the intervals lack bins whose readings were deleted, and statistics have them. */
  private static boolean isOfWholeBins(Resolution resolution) {
    return resolution.width().toSeconds() % HeartRateBin.SECONDS == 0;
  }

  /**
   * The requested page, in the person's days: as many days as intervals fit on the page, with and
   * without readings.
   */
  BucketPage ofLocalDays(PersonId person, RangeQuery range, Supplier<ZoneId> zone, Instant now) {
    Instant from = latest(start(range), TimestampRules.EARLIEST);
    Instant until = earliest(range.until(), now.plus(TimestampRules.CLOCK_SKEW));
    List<LocalDay> days = new ArrayList<>();
    LocalDay day = LocalDay.containing(from, zone.get());
    while (day.start().isBefore(until) && days.size() < range.limit()) {
      days.add(day);
      day = day.plusDays(1);
    }
    List<Summary> buckets = new ArrayList<>();
    List<Optional<HeartRateStatistics>> whole =
        history.byDay(person, days, HeartRateBucketPages::merged);
    for (int i = 0; i < days.size(); i++) {
      Instant start = latest(days.get(i).start(), from);
      Instant end = earliest(days.get(i).end(), until);
      boolean cut = !start.equals(days.get(i).start()) || !end.equals(days.get(i).end());
      (cut ? merged(history.byContext(person, start, end)) : whole.get(i))
          .ifPresent(all -> buckets.add(new Summary(start, all)));
    }
    return new BucketPage(
        buckets,
        day.start().isBefore(until) ? Optional.of(day.start()) : Optional.empty(),
        Optional.empty());
  }

  /** All readings, in any context. */
  static Optional<HeartRateStatistics> merged(Map<ReadingContext.Kind, BpmHistogram> byContext) {
    BpmHistogram all = new BpmHistogram();
    byContext.values().forEach(all::add);
    return all.statistics();
  }

  private static Instant start(RangeQuery range) {
    return range.after().map(after -> latest(after.instant(), range.from())).orElse(range.from());
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
