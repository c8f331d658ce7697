package coffee.persistence.heartrate;

import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateBucket;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * Readings aggregated into intervals of equal length. A caller who pages through a long period
 * needs few of its intervals, so both statements first find the bin that completes the page.
 *
 * @param handle in a transaction, so that rows come a few at a time
 * @param limit greatest number of stretches
 */
record HeartRateBucketQueries(
    Handle handle, PersonId person, BinnedWindow window, Duration width, int limit) {

  /** Hours of readings: 2 kB each, of a watch that measures every five seconds. */
  private static final int ROWS_AT_A_TIME = 100;

  /** Intervals of whole bins; the ends of the period split at most the first and the last. */
  <T> List<T> fromBins(Function<HeartRateBucket, T> summary) {
    String sql =
        """
        SELECT stretch, string_agg(part, '') AS histogram
        FROM (
          SELECT CAST(floor(bin_number / CAST(:binsPerStretch AS double precision)) AS bigint)
              AS stretch,
            histogram AS part
          FROM heart_rate_bin
          WHERE person_id = :person AND bin_number >= :firstBin
            AND bin_number < coalesce(
              (SELECT bin_number
               FROM heart_rate_bin
               WHERE person_id = :person AND bin_number >= :firstBin AND bin_number < :endBin
               ORDER BY bin_number
               OFFSET :enoughBins LIMIT 1),
              :endBin)
          UNION ALL
          SELECT :headStretch,
            substring(int4send(context * 65536 + bpm * 256 + 1) FROM 2)
          FROM heart_rate_reading
          WHERE person_id = :person AND measured_at >= :from AND measured_at < :headEnd
          UNION ALL
          SELECT :tailStretch,
            substring(int4send(context * 65536 + bpm * 256 + 1) FROM 2)
          FROM heart_rate_reading
          WHERE person_id = :person AND measured_at >= :tailStart AND measured_at < :until
        ) AS parts
        GROUP BY stretch
        ORDER BY stretch
        LIMIT :limit
        """;
    long binsPerStretch = width.toSeconds() / HeartRateBin.SECONDS;
    return handle
        .createQuery(sql)
        .setFetchSize(ROWS_AT_A_TIME)
        .bind("person", person.value())
        .bind("binsPerStretch", binsPerStretch)
        .bind("enoughBins", limit * binsPerStretch)
        .bind("firstBin", window.firstBin())
        .bind("endBin", window.endBin())
        .bind("headStretch", bucketNumber(window.from(), width))
        .bind("from", JdbcValues.moment(window.from()))
        .bind("headEnd", JdbcValues.moment(window.headEnd()))
        .bind("tailStretch", bucketNumber(window.tailStart(), width))
        .bind("tailStart", JdbcValues.moment(window.tailStart()))
        .bind("until", JdbcValues.moment(window.until()))
        .bind("limit", limit)
        .map((row, context) -> summary.apply(toBucket(row)))
        .list();
  }

  /** Intervals of any length, from raw readings. */
  <T> List<T> fromReadings(Function<HeartRateBucket, T> summary) {
    String sql =
        """
        SELECT CAST(floor(date_part('epoch', measured_at) / :seconds) AS bigint) AS stretch,
          string_agg(
            substring(int4send(context * 65536 + bpm * 256 + 1) FROM 2), '')
            AS histogram
        FROM heart_rate_reading
        WHERE person_id = :person AND measured_at >= :from
          AND measured_at < coalesce(
            (SELECT to_timestamp(bin_number * CAST(300 AS double precision))
             FROM heart_rate_bin
             WHERE person_id = :person AND bin_number >= :firstBin AND bin_number < :endBin
             ORDER BY bin_number
             OFFSET :enoughBins LIMIT 1),
            :until)
        GROUP BY stretch
        ORDER BY stretch
        LIMIT :limit
        """;
    return handle
        .createQuery(sql)
        .setFetchSize(ROWS_AT_A_TIME)
        .bind("person", person.value())
        .bind("seconds", width.toSeconds())
        .bind("enoughBins", (limit + 1) * maxBinsPerBucket(width))
        .bind("firstBin", window.firstBin())
        .bind("endBin", window.endBin())
        .bind("from", JdbcValues.moment(window.from()))
        .bind("until", JdbcValues.moment(window.until()))
        .bind("limit", limit)
        .map((row, context) -> summary.apply(toBucket(row)))
        .list();
  }

  /** The number of bins that an interval can overlap. */
  private static long maxBinsPerBucket(Duration width) {
    return width.toSeconds() / HeartRateBin.SECONDS + 2;
  }

  private static long bucketNumber(Instant moment, Duration width) {
    return Math.floorDiv(moment.getEpochSecond(), width.toSeconds());
  }

  private HeartRateBucket toBucket(ResultSet row) throws SQLException {
    Instant start = Instant.ofEpochSecond(row.getLong("stretch") * width.toSeconds());
    return new HeartRateBucket(
        start.isBefore(window.from()) ? window.from() : start,
        HistogramCodec.decodeTotal(row.getBytes("histogram")));
  }
}
