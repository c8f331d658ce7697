package coffee.persistence.heartrate;

import static java.util.stream.Collectors.toMap;

import coffee.domain.LocalDay;
import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.Context.Kind;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateBucket;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * A {@link HeartRateHistory} in PostgreSQL, told by the bins. Raw readings are read only where an
 * edge of the period cuts a bin, and for stretches that do not consist of whole bins. Where raw
 * readings were given up, a cut bin there tells nothing.
 */
public final class JdbiHeartRateHistory implements HeartRateHistory {

  private final Database database;
  private final Stretches stretches;

  /** The history in this database. */
  public JdbiHeartRateHistory(Database database) {
    this.database = database;
    this.stretches = new Stretches(database);
  }

  @Override
  public Map<Kind, BpmHistogram> byContext(PersonId person, Instant from, Instant until) {
    String sql =
        """
        SELECT coalesce(string_agg(part, ''), '') AS histogram
        FROM (
          SELECT histogram AS part
          FROM heart_rate_bin
          WHERE person_id = :person AND bin_number >= :firstBin AND bin_number < :endBin
          UNION ALL
          SELECT substring(int4send(context * 65536 + bpm * 256 + 1) FROM 2)
          FROM heart_rate_reading
          WHERE person_id = :person AND measured_at >= :from AND measured_at < :headEnd
          UNION ALL
          SELECT substring(int4send(context * 65536 + bpm * 256 + 1) FROM 2)
          FROM heart_rate_reading
          WHERE person_id = :person AND measured_at >= :tailStart AND measured_at < :until
        ) AS parts
        """;
    BinnedWindow window = BinnedWindow.of(from, until);
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("firstBin", window.firstBin())
                .bind("endBin", window.endBin())
                .bind("from", Values.moment(window.from()))
                .bind("headEnd", Values.moment(window.headEnd()))
                .bind("tailStart", Values.moment(window.tailStart()))
                .bind("until", Values.moment(window.until()))
                .map((row, context) -> HistogramBytes.byContext(row.getBytes("histogram")))
                .one());
  }

  @Override
  public List<HeartRateBucket> buckets(
      PersonId person, Instant from, Instant until, Duration width, int limit) {
    return width.toSeconds() % HeartRateBin.SECONDS == 0
        ? stretches.ofBins(person, BinnedWindow.of(from, until), width, limit)
        : stretches.ofReadings(person, BinnedWindow.of(from, until), width, limit);
  }

  @Override
  public List<Map<Kind, BpmHistogram>> byDay(PersonId person, List<LocalDay> days) {
    boolean ofWholeBins =
        days.stream()
            .flatMap(day -> Stream.of(day.start(), day.end()))
            .allMatch(edge -> edge.getEpochSecond() % HeartRateBin.SECONDS == 0);
    return ofWholeBins && !days.isEmpty()
        ? byDayOfWholeBins(person, days)
        : days.stream().map(day -> byContext(person, day.start(), day.end())).toList();
  }

  private List<Map<Kind, BpmHistogram>> byDayOfWholeBins(PersonId person, List<LocalDay> days) {
    String sql =
        """
        SELECT width_bucket(bin_number, :dayStarts) AS day, string_agg(histogram, '') AS histogram
        FROM heart_rate_bin
        WHERE person_id = :person AND bin_number >= :firstBin AND bin_number < :endBin
        GROUP BY day
        """;
    List<Integer> starts =
        days.stream().map(day -> BinnedWindow.firstBinNotBefore(day.start())).toList();
    Map<Integer, Map<Kind, BpmHistogram>> found =
        database.read(
            handle ->
                handle
                    .createQuery(sql)
                    .bind("person", person.value())
                    .bind("dayStarts", Values.integers(starts, Integer::intValue))
                    .bind("firstBin", starts.get(0))
                    .bind("endBin", BinnedWindow.firstBinNotBefore(days.get(days.size() - 1).end()))
                    .map(
                        (row, context) ->
                            Map.entry(
                                row.getInt("day"),
                                HistogramBytes.byContext(row.getBytes("histogram"))))
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue)));
    return IntStream.rangeClosed(1, days.size())
        .mapToObj(day -> found.getOrDefault(day, Map.of()))
        .toList();
  }

  @Override
  public List<HeartRateBin> bins(PersonId person, Instant from, Instant until) {
    return database.read(handle -> select(handle, person, from, until));
  }

  /** Tens of thousands of rows: read by position, without a mapper's detours. */
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
