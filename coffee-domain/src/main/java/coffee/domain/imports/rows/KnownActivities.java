package coffee.domain.imports.rows;

import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds activities that are stored already under another source. A watch and the services that it
 * is connected to write the same activity as FIT, TCX and GPX, each with its own name of the
 * device; not all of them contain every reading.
 *
 * <p>An activity is known if at least {@value #LEAST_SHARE} of its readings are there at the same
 * seconds with the same heart rates under one other source. It is compared in stretches of one
 * batch.
 *
 * @param stored what is stored
 */
record KnownActivities(StoredReadings stored) {

  static final double LEAST_SHARE = 0.95;

  private static final Set<String> FORMATS = Set.of("fit", "tcx", "gpx");

  /** A stretch that is longer is no single activity. */
  private static final Duration LONGEST = Duration.ofDays(2);

  /** One activity: a part of a file. */
  private record Activity(Optional<String> file, String format, String source) {}

  /** The rows of activities that are known, by identity of the rows. */
  Set<PositionedRow<Reading>> among(List<PositionedRow<Reading>> rows) {
    Map<Activity, List<PositionedRow<Reading>>> activities = new LinkedHashMap<>();
    for (PositionedRow<Reading> row : rows) {
      if (FORMATS.contains(row.format())
          && row.row().context().kind() == ReadingContext.Kind.EXERCISE) {
        activities
            .computeIfAbsent(
                new Activity(row.position().file(), row.format(), row.row().source()),
                absent -> new ArrayList<>())
            .add(row);
      }
    }
    Set<PositionedRow<Reading>> known = new HashSet<>();
    List<Reading> before = new ArrayList<>();
    activities.forEach(
        (activity, readings) -> {
          if (isKnown(activity.source(), readings, before)) {
            known.addAll(readings);
          } else {
            readings.forEach(row -> before.add(row.row()));
          }
        });
    return known;
  }

  private boolean isKnown(
      String source, List<PositionedRow<Reading>> readings, List<Reading> before) {
    Map<Long, List<Reading>> bySecond = new HashMap<>();
    stored.around(readings, LONGEST).forEach(reading -> add(reading, source, bySecond));
    before.forEach(reading -> add(reading, source, bySecond));
    Map<String, Integer> equalBySource = new HashMap<>();
    for (PositionedRow<Reading> row : readings) {
      Set<String> equal = new HashSet<>();
      for (Reading other : bySecond.getOrDefault(StoredReadings.second(row.row()), List.of())) {
        if (other.heartRate().equals(row.row().heartRate())) {
          equal.add(other.source());
        }
      }
      equal.forEach(other -> equalBySource.merge(other, 1, Integer::sum));
    }
    return equalBySource.values().stream()
        .anyMatch(equal -> equal >= LEAST_SHARE * readings.size());
  }

  private static void add(Reading reading, String except, Map<Long, List<Reading>> bySecond) {
    if (!reading.source().equals(except)) {
      bySecond
          .computeIfAbsent(StoredReadings.second(reading), absent -> new ArrayList<>())
          .add(reading);
    }
  }
}
