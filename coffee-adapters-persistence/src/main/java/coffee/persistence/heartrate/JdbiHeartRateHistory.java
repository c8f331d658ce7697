package coffee.persistence.heartrate;

import coffee.domain.LocalDay;
import coffee.domain.TimeRange;
import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateBucket;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * A {@link HeartRateHistory} in PostgreSQL. Hours that lie within a period are taken from their
 * totals; readings are unpacked where a period cuts an hour. Where readings were deleted, a
 * five-minute bin that is cut contributes nothing.
 */
public final class JdbiHeartRateHistory implements HeartRateHistory {

  private final Database database;

  /** Creates the history of a database. */
  public JdbiHeartRateHistory(Database database) {
    this.database = database;
  }

  @Override
  public Map<Kind, BpmHistogram> byContext(PersonId person, Instant from, Instant until) {
    HourWindow window = HourWindow.of(from, until);
    Map<Kind, BpmHistogram> all = new EnumMap<>(Kind.class);
    PeriodCounts counts =
        new PeriodCounts(
            person,
            instant -> window.contains(instant) ? 0 : PeriodCounts.OUTSIDE,
            true,
            (period, found) -> all.putAll(found.byContext()));
    scan(person, window, Integer.MAX_VALUE)
        .totals(cutBy(LongStream.of(window.from(), window.until())), counts::add, () -> false);
    counts.finish();
    return all;
  }

  private HourScan scan(PersonId person, HourWindow window, int limit) {
    return new HourScan(database, person, window, limit);
  }

  /** The hours that are cut by one of some times. */
  private static List<Long> cutBy(LongStream edges) {
    return edges
        .filter(edge -> edge % HourKey.LENGTH_MS != 0)
        .map(HourKey::startOf)
        .distinct()
        .boxed()
        .toList();
  }

  @Override
  public <T> List<T> buckets(
      PersonId person,
      TimeRange range,
      Duration width,
      int limit,
      Function<HeartRateBucket, T> summary) {
    HourWindow window = HourWindow.of(range.from(), range.until());
    long widthMs = width.toMillis();
    long before = Math.floorDiv(window.from(), widthMs);
    List<T> summaries = new ArrayList<>();
    boolean isOfWholeBins = widthMs % BinLevel.LENGTH_MS == 0;
    PeriodCounts counts =
        new PeriodCounts(
            person,
            instant ->
                window.contains(instant)
                    ? Math.floorDiv(instant, widthMs) - before
                    : PeriodCounts.OUTSIDE,
            isOfWholeBins,
            (period, found) -> {
              Instant start =
                  Instant.ofEpochMilli(Math.max(window.from(), (before + period) * widthMs));
              if (summaries.size() < limit) {
                summaries.add(summary.apply(new HeartRateBucket(start, found.overall())));
              }
            });
    long hoursOfBucket = (widthMs + HourKey.LENGTH_MS - 1) / HourKey.LENGTH_MS;
    HourScan scan =
        scan(person, window, (int) Math.min(Integer.MAX_VALUE, (limit + 1L) * hoursOfBucket));
    if (widthMs % HourKey.LENGTH_MS == 0) {
      scan.totals(
          cutBy(LongStream.of(window.from(), window.until())),
          counts::add,
          () -> summaries.size() >= limit);
    } else if (isOfWholeBins) {
      scan.all(counts::add, () -> summaries.size() >= limit);
    } else {
      scan.readings(counts::add, () -> summaries.size() >= limit);
    }
    counts.finish();
    return summaries;
  }

  @Override
  public <T> List<T> byDay(
      PersonId person, List<LocalDay> days, Function<Map<Kind, BpmHistogram>, T> summary) {
    List<T> summaries = new ArrayList<>(Collections.nCopies(days.size(), summary.apply(Map.of())));
    if (days.isEmpty()) {
      return summaries;
    }
    HourWindow window = HourWindow.of(days.get(0).start(), days.get(days.size() - 1).end());
    long[] starts = days.stream().mapToLong(day -> day.start().toEpochMilli()).toArray();
    PeriodCounts counts =
        new PeriodCounts(
            person,
            instant -> window.contains(instant) ? indexOf(starts, instant) : PeriodCounts.OUTSIDE,
            true,
            (day, found) -> summaries.set((int) day, summary.apply(found.byContext())));
    scan(person, window, Integer.MAX_VALUE)
        .totals(
            cutBy(LongStream.concat(Arrays.stream(starts), LongStream.of(window.until()))),
            counts::add,
            () -> false);
    counts.finish();
    return summaries;
  }

  private static int indexOf(long[] starts, long instant) {
    int found = Arrays.binarySearch(starts, instant);
    return found < 0 ? -2 - found : found;
  }

  @Override
  public List<HeartRateBin> bins(PersonId person, Instant from, Instant until) {
    HourWindow window = HourWindow.of(from, until);
    List<HeartRateBin> bins = new ArrayList<>();
    scan(person, window, Integer.MAX_VALUE)
        .levels(
            row -> {
              HourKey key = new HourKey(person, row.getLong(1));
              for (BinLevel level : levels(key, row)) {
                if (window.contains(key.startMs() + (long) level.bin() * BinLevel.LENGTH_MS)) {
                  bins.add(level.toBin(key));
                }
              }
            });
    return bins;
  }

  private static List<BinLevel> levels(HourKey key, ResultSet row) throws SQLException {
    byte[] levels = row.getBytes(2);
    return levels == null
        ? Hour.of(key, Optional.ofNullable(row.getBytes(3)), Optional.ofNullable(row.getBytes(4)))
            .levels()
        : LevelsCodec.decode(key, levels);
  }
}
