package coffee.domain.imports.rows;

import coffee.domain.Page;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is stored around imported rows.
 *
 * @param person the owner
 * @param log what is stored
 */
record StoredReadings(PersonId person, ReadingLog log) {

  /** Two days of readings each second are more; what is beyond is taken for not stored. */
  private static final int MAX_COMPARED = 100_000;

  private static final int AT_A_TIME = 10_000;

  /**
   * The stored readings from the first to the last second of imported ones.
   *
   * @param longest the longest such period; nothing is read for a longer one
   */
  List<Reading> around(List<PositionedRow<Reading>> readings, Duration longest) {
    long first = readings.stream().mapToLong(row -> second(row.row())).min().orElse(0);
    long last = readings.stream().mapToLong(row -> second(row.row())).max().orElse(0);
    List<Reading> found = new ArrayList<>();
    if (readings.isEmpty() || last - first > longest.toSeconds()) {
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

  static long second(Reading reading) {
    return reading.measuredAt().getEpochSecond();
  }
}
