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
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A {@link HeartRateHistory} in PostgreSQL, based on bins. Raw readings are read only where an end
 * of the period splits a bin, and for intervals that are not made of whole bins. Where raw readings
 * were deleted, a split bin contributes nothing.
 */
public final class JdbiHeartRateHistory implements HeartRateHistory {

  private static final int BINS_OF_A_DAY = 86_400 / HeartRateBin.SECONDS;

  /** Days of readings: 50 kB each, of a watch that measures every five seconds. */
  private static final int ROWS_AT_A_TIME = 10;

  /** About a megabyte. */
  private static final int BINS_AT_A_TIME = 5_000;

  private final Database database;

  /** Creates the history of a database. */
  public JdbiHeartRateHistory(Database database) {
    this.database = database;
  }

  @Override
  public Map<Kind, BpmHistogram> byContext(PersonId person, Instant from, Instant until) {
    String sql =
        """
        SELECT string_agg(histogram, '') AS histogram
        FROM heart_rate_bin
        WHERE person_id = :person AND bin_number >= :firstBin AND bin_number < :endBin
        GROUP BY bin_number / :binsAtATime
        UNION ALL
        SELECT string_agg(substring(int4send(context * 65536 + bpm * 256 + 1) FROM 2), '')
        FROM heart_rate_reading
        WHERE person_id = :person AND measured_at >= :from AND measured_at < :headEnd
        UNION ALL
        SELECT string_agg(substring(int4send(context * 65536 + bpm * 256 + 1) FROM 2), '')
        FROM heart_rate_reading
        WHERE person_id = :person AND measured_at >= :tailStart AND measured_at < :until
        """;
    BinnedWindow window = BinnedWindow.of(from, until);
    Map<Kind, BpmHistogram> all = new EnumMap<>(Kind.class);
    return database.stream(
        person,
        handle -> {
          handle
              .createQuery(sql)
              .setFetchSize(ROWS_AT_A_TIME)
              .bind("person", person.value())
              .bind("firstBin", window.firstBin())
              .bind("endBin", window.endBin())
              .bind("binsAtATime", BINS_OF_A_DAY)
              .bind("from", JdbcValues.moment(window.from()))
              .bind("headEnd", JdbcValues.moment(window.headEnd()))
              .bind("tailStart", JdbcValues.moment(window.tailStart()))
              .bind("until", JdbcValues.moment(window.until()))
              .map((row, context) -> Optional.ofNullable(row.getBytes("histogram")))
              .forEach(part -> part.ifPresent(bytes -> HistogramCodec.addTo(all, bytes)));
          return all;
        });
  }

  @Override
  public <T> List<T> buckets(
      PersonId person,
      TimeRange range,
      Duration width,
      int limit,
      Function<HeartRateBucket, T> summary) {
    BinnedWindow window = BinnedWindow.of(range.from(), range.until());
    return database.stream(
        person,
        handle -> {
          HeartRateBucketQueries stretches =
              new HeartRateBucketQueries(handle, person, window, width, limit);
          return width.toSeconds() % HeartRateBin.SECONDS == 0
              ? stretches.fromBins(summary)
              : stretches.fromReadings(summary);
        });
  }

  @Override
  public <T> List<T> byDay(
      PersonId person, List<LocalDay> days, Function<Map<Kind, BpmHistogram>, T> summary) {
    boolean ofWholeBins =
        days.stream()
            .flatMap(day -> Stream.of(day.start(), day.end()))
            .allMatch(edge -> edge.getEpochSecond() % HeartRateBin.SECONDS == 0);
    return ofWholeBins && !days.isEmpty()
        ? byDayOfWholeBins(person, days, summary)
        : days.stream()
            .map(day -> summary.apply(byContext(person, day.start(), day.end())))
            .toList();
  }

  private <T> List<T> byDayOfWholeBins(
      PersonId person, List<LocalDay> days, Function<Map<Kind, BpmHistogram>, T> summary) {
    String sql =
        """
        SELECT width_bucket(bin_number, :dayStarts) AS day, string_agg(histogram, '') AS histogram
        FROM heart_rate_bin
        WHERE person_id = :person AND bin_number >= :firstBin AND bin_number < :endBin
        GROUP BY day
        """;
    List<Integer> starts =
        days.stream().map(day -> BinnedWindow.firstBinNotBefore(day.start())).toList();
    List<T> summaries = new ArrayList<>(Collections.nCopies(days.size(), summary.apply(Map.of())));
    return database.stream(
        person,
        handle -> {
          handle
              .createQuery(sql)
              .setFetchSize(ROWS_AT_A_TIME)
              .bind("person", person.value())
              .bind("dayStarts", JdbcValues.integers(starts, Integer::intValue))
              .bind("firstBin", starts.get(0))
              .bind("endBin", BinnedWindow.firstBinNotBefore(days.get(days.size() - 1).end()))
              .map(
                  (row, context) ->
                      Map.entry(
                          row.getInt("day") - 1,
                          summary.apply(HistogramCodec.decodeByContext(row.getBytes("histogram")))))
              .forEach(day -> summaries.set(day.getKey(), day.getValue()));
          return summaries;
        });
  }

  @Override
  public List<HeartRateBin> bins(PersonId person, Instant from, Instant until) {
    return database.stream(person, handle -> select(handle, person, from, until));
  }

  /** Tens of thousands of rows: read by position, without the overhead of a mapper. */
  private static List<HeartRateBin> select(
      Handle handle, PersonId person, Instant from, Instant until) {
    String sql =
        """
        SELECT bin_number, valid_readings, median_half_bpm, flags
        FROM heart_rate_bin
        WHERE person_id = :person AND bin_number >= :firstBin AND bin_number < :endBin
        ORDER BY bin_number
        """;
    return handle
        .createQuery(sql)
        .setFetchSize(BINS_AT_A_TIME)
        .bind("person", person.value())
        .bind("firstBin", BinnedWindow.firstBinNotBefore(from))
        .bind("endBin", BinnedWindow.firstBinNotBefore(until))
        .scanResultSet(
            (rows, context) -> {
              List<HeartRateBin> bins = new ArrayList<>();
              ResultSet row = rows.get();
              while (row.next()) {
                bins.add(toBin(row));
              }
              return bins;
            });
  }

  private static HeartRateBin toBin(ResultSet row) throws SQLException {
    int flags = row.getInt(4);
    return new HeartRateBin(
        row.getInt(1),
        row.getInt(2),
        row.getInt(3) / 2.0,
        (flags & BinContent.EXERCISE) != 0,
        (flags & BinContent.SLEEPING) != 0,
        (flags & BinContent.ACTIVE) != 0);
  }
}
