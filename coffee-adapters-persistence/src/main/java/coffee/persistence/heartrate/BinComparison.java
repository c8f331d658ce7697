package coffee.persistence.heartrate;

import static java.util.stream.Collectors.toMap;

import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.person.PersonId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Compares a person's bins with their readings. Requires the person's lock. */
final class BinComparison {

  private final Handle handle;
  private final PersonId person;

  BinComparison(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  /** The numbers of missing, wrong and superfluous bins of a range, ascending. */
  List<Integer> differences(BinRange run) {
    Map<Integer, Map<Kind, BpmHistogram>> readings = new HashMap<>();
    new BinnedReadings(handle, person).addTo(readings, run);
    Map<Integer, BinContent> stored = stored(run);
    Set<Integer> numbers = new TreeSet<>(readings.keySet());
    numbers.addAll(stored.keySet());
    return numbers.stream()
        .filter(
            number ->
                !Optional.ofNullable(readings.get(number))
                    .map(BinContent::of)
                    .equals(Optional.ofNullable(stored.get(number))))
        .toList();
  }

  private Map<Integer, BinContent> stored(BinRange run) {
    String sql =
        """
        SELECT bin_number, valid_readings, median_half_bpm, flags, histogram
        FROM heart_rate_bin
        WHERE person_id = :person AND bin_number >= :first AND bin_number < :end
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("first", run.first())
        .bind("end", run.end())
        .map((row, context) -> Map.entry(row.getInt("bin_number"), BinContent.read(row)))
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
