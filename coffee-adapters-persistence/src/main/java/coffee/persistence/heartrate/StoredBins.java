package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import coffee.persistence.Values;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The bins of one person. Used within the person's lock, which makes what is computed from the
 * readings stay right until it is committed.
 */
final class StoredBins {

  private final Handle handle;
  private final PersonId person;

  StoredBins(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  /**
   * Computes bins anew from their readings, and leaves those without readings as they are.
   *
   * <p>Each bin's readings are read once and grouped twice: into the whole bin, and by context and
   * heart rate. A count over 255 fills several entries of the histogram.
   */
  void recompute(Collection<Integer> numbers) {
    String sql =
        """
        INSERT INTO heart_rate_bin
          (person_id, bin_number, valid_readings, median_half_bpm, flags, histogram)
        SELECT person_id, bin_number,
          max(valid) FILTER (WHERE whole),
          coalesce(max(median_half_bpm) FILTER (WHERE whole), 0),
          max(flags) FILTER (WHERE whole),
          string_agg(
            substring(int4send(context * 65536 + bpm * 256 + least(255, n - first + 1)) FROM 2),
            '' ORDER BY context, bpm, first) FILTER (WHERE NOT whole)
        FROM (
          SELECT person_id, bin_number, context, bpm, GROUPING(context) = 1 AS whole,
            CAST(count(*) AS integer) AS n,
            CAST(count(*) FILTER (WHERE bpm BETWEEN 30 AND 220) AS integer) AS valid,
            CAST(2 * percentile_cont(0.5) WITHIN GROUP (ORDER BY bpm)
              FILTER (WHERE bpm BETWEEN 30 AND 220) AS smallint) AS median_half_bpm,
            CAST(bit_or(CASE context WHEN 3 THEN 1 WHEN 5 THEN 2 WHEN 2 THEN 4 ELSE 0 END)
              AS smallint) AS flags
          FROM unnest(:bins) AS touched (bin_number)
          JOIN heart_rate_reading AS reading
            ON reading.person_id = :person
            AND measured_at >= to_timestamp(bin_number * CAST(300 AS double precision))
            AND measured_at < to_timestamp((bin_number + 1) * CAST(300 AS double precision))
          GROUP BY GROUPING SETS ((person_id, bin_number), (person_id, bin_number, context, bpm))
        ) AS groups
        CROSS JOIN LATERAL generate_series(1, CASE WHEN whole THEN 1 ELSE n END, 255) AS first
        GROUP BY person_id, bin_number
        ON CONFLICT (person_id, bin_number) DO UPDATE
        SET valid_readings = excluded.valid_readings, median_half_bpm = excluded.median_half_bpm,
          flags = excluded.flags, histogram = excluded.histogram
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("bins", Values.integers(List.copyOf(numbers), Integer::intValue))
        .execute();
  }

  /** Forgets bins; {@link #recompute} brings back those that still have readings. */
  void remove(Collection<Integer> numbers) {
    String sql =
        """
        DELETE FROM heart_rate_bin
        WHERE person_id = :person AND bin_number = ANY (:bins)
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("bins", Values.integers(List.copyOf(numbers), Integer::intValue))
        .execute();
  }
}
