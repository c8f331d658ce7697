package coffee.persistence.steps;

import coffee.domain.person.PersonId;
import coffee.domain.steps.StepDay;
import coffee.domain.steps.StepLog.Position;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;

/**
 * The days of one person. Writers hold the person's lock before they read, so that they never write
 * back a day that another writer has changed.
 */
final class StoredStepDays {

  /** Few enough for memory even if all are full. */
  private static final int SLICE = 64;

  private final LockedPerson lock;
  private final PersonId person;

  StoredStepDays(LockedPerson lock, PersonId person) {
    this.lock = lock;
    this.person = person;
  }

  /** All sources of some days. */
  Map<Position, StepDay> find(Collection<LocalDate> days) {
    String sql =
        """
        SELECT day, source, counts
        FROM step_day
        WHERE person_id = :person AND day = ANY (CAST(:days AS date[]))
        """;
    Map<Position, StepDay> found = new HashMap<>();
    lock.handle()
        .createQuery(sql)
        .bind("person", person.value())
        .bind("days", JdbcValues.texts(List.copyOf(days), day -> Optional.of(day.toString())))
        .map((row, context) -> read(row, person))
        .forEach(day -> found.put(position(day), day));
    return found;
  }

  /**
   * Removes counts.
   *
   * @param from first day, inclusive
   * @param until last day, inclusive
   * @param importId only of days with counts of this import, if given
   * @param removal removes counts of a day, and returns how many
   * @return how many were removed
   */
  long remove(
      LocalDate from, LocalDate until, Optional<Long> importId, ToIntFunction<StepDay> removal) {
    long removed = 0;
    Optional<Position> last = Optional.empty();
    List<StepDay> slice;
    do {
      slice = slice(lock.handle(), person, from, until, last, importId, SLICE);
      List<StepDay> changed = new ArrayList<>();
      for (StepDay day : slice) {
        int ofDay = removal.applyAsInt(day);
        removed += ofDay;
        if (ofDay > 0) {
          changed.add(day);
        }
        last = Optional.of(position(day));
      }
      save(changed);
    } while (slice.size() == SLICE);
    return removed;
  }

  /** The next days with counts, ascending by day and source. */
  static List<StepDay> slice(
      Handle handle,
      PersonId person,
      LocalDate from,
      LocalDate until,
      Optional<Position> after,
      Optional<Long> importId,
      int limit) {
    String sql =
        """
        SELECT day, source, counts
        FROM step_day
        WHERE person_id = :person AND day BETWEEN :from AND :until %s %s
        ORDER BY day, source
        LIMIT :limit
        """
            .formatted(
                after.isPresent() ? "AND (day, source) > (:lastDay, :lastSource)" : "",
                importId.isPresent() ? "AND :import = ANY (import_ids)" : "");
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("from", from)
        .bind("until", until)
        .bind("limit", limit)
        .bindMap(after.map(StoredStepDays::names).orElse(Map.of()))
        .bindMap(importId.<Map<String, ?>>map(id -> Map.of("import", id)).orElse(Map.of()))
        .map((row, context) -> read(row, person))
        .list();
  }

  private static Map<String, ?> names(Position last) {
    return Map.of("lastDay", last.day(), "lastSource", last.source());
  }

  /** Stores days; those without counts are deleted. */
  void save(Collection<StepDay> days) {
    List<StepDay> kept = days.stream().filter(day -> day.size() > 0).toList();
    if (!kept.isEmpty()) {
      put(kept);
    }
    List<StepDay> empty = days.stream().filter(day -> day.size() == 0).toList();
    if (!empty.isEmpty()) {
      delete(empty);
    }
  }

  private void put(List<StepDay> days) {
    String sql =
        """
        INSERT INTO step_day (person_id, day, source, import_ids, counts)
        SELECT :person, day, source, CAST(import_ids AS bigint[]), counts
        FROM unnest(CAST(:days AS date[]), CAST(:sources AS text[]), CAST(:imports AS text[]),
          CAST(:counts AS bytea[])) AS packed (day, source, import_ids, counts)
        ON CONFLICT (person_id, day, source) DO UPDATE
        SET import_ids = excluded.import_ids, counts = excluded.counts
        """;
    lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("days", JdbcValues.texts(days, day -> Optional.of(day.day().toString())))
        .bind("sources", JdbcValues.texts(days, day -> Optional.of(day.source())))
        .bind("imports", JdbcValues.texts(days, day -> Optional.of(importsOf(day))))
        .bind("counts", JdbcValues.bytes(days, StepDayCodec::pack))
        .execute();
  }

  private void delete(List<StepDay> days) {
    String sql =
        """
        DELETE FROM step_day
        WHERE person_id = :person AND day = ANY (CAST(:days AS date[])) AND source = :source
        """;
    days.stream()
        .collect(Collectors.groupingBy(StepDay::source))
        .forEach(
            (source, ofSource) ->
                lock.handle()
                    .createUpdate(sql)
                    .bind("person", person.value())
                    .bind("source", source)
                    .bind(
                        "days",
                        JdbcValues.texts(ofSource, day -> Optional.of(day.day().toString())))
                    .execute());
  }

  /** The imports of a day as an array literal of PostgreSQL. */
  private static String importsOf(StepDay day) {
    return LongStream.range(0, day.size())
        .map(i -> day.importId((int) i))
        .filter(id -> id != StepDay.NO_IMPORT)
        .distinct()
        .mapToObj(Long::toString)
        .collect(Collectors.joining(",", "{", "}"));
  }

  static Position position(StepDay day) {
    return new Position(day.day(), day.source());
  }

  private static StepDay read(ResultSet row, PersonId person) throws SQLException {
    return StepDayCodec.unpack(
        person,
        row.getObject("day", LocalDate.class),
        row.getString("source"),
        row.getBytes("counts"));
  }
}
