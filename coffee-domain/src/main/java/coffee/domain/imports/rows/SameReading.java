package coffee.domain.imports.rows;

import coffee.domain.heartrate.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds readings of Apple Health that came already in another export. One reading has the same
 * instant and heart rate in each, but not always the same source: some exports name none, some join
 * the names of several apps. It is the same if the sources have a name in common; a missing source
 * is in common with all.
 *
 * @param stored what is stored
 */
record SameReading(StoredReadings stored) {

  private static final Set<String> FORMATS = Set.of("apple_health", "health_auto_export");

  /** A watch takes some weeks for as many readings as are stored at a time. */
  private static final Duration LONGEST = Duration.ofDays(60);

  /** The rows of readings that are known, by identity of the rows. */
  Set<PositionedRow<Reading>> among(List<PositionedRow<Reading>> rows) {
    List<PositionedRow<Reading>> concerned =
        rows.stream().filter(row -> FORMATS.contains(row.format())).toList();
    Set<PositionedRow<Reading>> known = new HashSet<>();
    Map<Instant, List<Reading>> byInstant = new HashMap<>();
    stored.around(concerned, LONGEST).forEach(reading -> add(reading, byInstant));
    for (PositionedRow<Reading> row : concerned) {
      List<Reading> others = byInstant.getOrDefault(row.row().measuredAt(), List.of());
      if (others.stream().anyMatch(other -> isSame(row.row(), other))) {
        known.add(row);
      } else {
        add(row.row(), byInstant);
      }
    }
    return known;
  }

  private static void add(Reading reading, Map<Instant, List<Reading>> byInstant) {
    byInstant.computeIfAbsent(reading.measuredAt(), absent -> new ArrayList<>(1)).add(reading);
  }

  /** Whether two readings of one instant are the same under different sources. */
  private static boolean isSame(Reading one, Reading other) {
    return one.heartRate().equals(other.heartRate())
        && !one.source().equals(other.source())
        && JoinedSources.haveCommonName(one.source(), other.source());
  }
}
