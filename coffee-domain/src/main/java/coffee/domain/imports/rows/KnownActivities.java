package coffee.domain.imports.rows;

import coffee.domain.Page;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
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
 * @param person the owner
 * @param log what is stored
 */
record KnownActivities(PersonId person, ReadingLog log) {

  static final double LEAST_SHARE = 0.95;

  private static final Set<String> FORMATS = Set.of("fit", "tcx", "gpx");

  /** A stretch that is longer is no single activity. */
  private static final Duration LONGEST = Duration.ofDays(2);

  /** Two days of readings each second are more; what is beyond is taken for unknown. */
  private static final int MAX_COMPARED = 100_000;

  private static final int AT_A_TIME = 10_000;

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
    stored(readings).forEach(reading -> add(reading, source, bySecond));
    before.forEach(reading -> add(reading, source, bySecond));
    Map<String, Integer> equalBySource = new HashMap<>();
    for (PositionedRow<Reading> row : readings) {
      Set<String> equal = new HashSet<>();
      for (Reading other : bySecond.getOrDefault(second(row.row()), List.of())) {
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
      bySecond.computeIfAbsent(second(reading), absent -> new ArrayList<>()).add(reading);
    }
  }

  private static long second(Reading reading) {
    return reading.measuredAt().getEpochSecond();
  }

  /** The stored readings from the first to the last second of a stretch. */
  private List<Reading> stored(List<PositionedRow<Reading>> readings) {
    long first = readings.stream().mapToLong(row -> second(row.row())).min().orElse(0);
    long last = readings.stream().mapToLong(row -> second(row.row())).max().orElse(0);
    List<Reading> found = new ArrayList<>();
    if (last - first > LONGEST.toSeconds()) {
      return found;
    }
    Optional<Page.Position> after = Optional.empty();
    List<LoggedReading> page;
    do {
      page =
          log.oldestFirst(
              person,
              Instant.ofEpochSecond(first),
              Instant.ofEpochSecond(last + 1),
              after,
              AT_A_TIME);
      page.forEach(entry -> found.add(entry.reading()));
      after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1).position());
    } while (page.size() == AT_A_TIME && found.size() < MAX_COMPARED);
    return found;
  }
}
