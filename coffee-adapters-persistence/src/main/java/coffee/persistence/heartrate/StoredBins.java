package coffee.persistence.heartrate;

import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * The bins of one person. Requires the person's lock, which keeps the bins consistent with the
 * readings until the commit.
 *
 * <p>The readings of a bin are aggregated here and not in SQL: a statement that groups them twice
 * takes longer to plan than to run, each time, because the planner cannot estimate how few readings
 * five minutes have.
 */
final class StoredBins {

  private record Bin(int number, BinContent content) {}

  private final Handle handle;
  private final PersonId person;

  StoredBins(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  /**
   * Recomputes bins from their readings; a bin without readings is deleted.
   *
   * @return number of bins with readings
   */
  int recompute(Collection<Integer> numbers) {
    Map<Integer, Map<Kind, BpmHistogram>> readings = new HashMap<>();
    BinnedReadings raw = new BinnedReadings(handle, person);
    TreeSet<Integer> ascending = new TreeSet<>(numbers);
    BinRange.covering(ascending).forEach(run -> raw.addTo(readings, run));
    List<Bin> filled =
        readings.entrySet().stream()
            .filter(bin -> ascending.contains(bin.getKey()))
            .map(bin -> new Bin(bin.getKey(), BinContent.of(bin.getValue())))
            .toList();
    put(filled);
    ascending.removeAll(readings.keySet());
    remove(List.copyOf(ascending));
    return filled.size();
  }

  private void put(List<Bin> bins) {
    if (bins.isEmpty()) {
      return;
    }
    String sql =
        """
        INSERT INTO heart_rate_bin
          (person_id, bin_number, valid_readings, median_half_bpm, flags, histogram)
        SELECT :person, bin_number, valid_readings, median_half_bpm, flags, histogram
        FROM unnest(:numbers, :valid, :medians, :flags, :histograms)
          AS computed (bin_number, valid_readings, median_half_bpm, flags, histogram)
        ON CONFLICT (person_id, bin_number) DO UPDATE
        SET valid_readings = excluded.valid_readings, median_half_bpm = excluded.median_half_bpm,
          flags = excluded.flags, histogram = excluded.histogram
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("numbers", JdbcValues.integers(bins, Bin::number))
        .bind("valid", JdbcValues.integers(bins, bin -> bin.content().validReadings()))
        .bind("medians", JdbcValues.shorts(bins, bin -> bin.content().medianHalfBpm()))
        .bind("flags", JdbcValues.shorts(bins, bin -> bin.content().flags()))
        .bind(
            "histograms",
            JdbcValues.bytes(bins, bin -> HistogramCodec.encode(bin.content().readings())))
        .execute();
  }

  private void remove(List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return;
    }
    String sql =
        """
        DELETE FROM heart_rate_bin
        WHERE person_id = :person AND bin_number = ANY (:numbers)
        """;
    handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("numbers", JdbcValues.integers(numbers, Integer::intValue))
        .execute();
  }
}
