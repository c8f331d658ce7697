package coffee.persistence.heartrate;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Readings to be stored in one write. */
final class ReadingBatch {

  private final LockedPerson lock;
  private final PersonId person;
  private final OptionalLong importId;

  ReadingBatch(LockedPerson lock, PersonId person, OptionalLong importId) {
    this.lock = lock;
    this.person = person;
    this.importId = importId;
  }

  List<AddResult<LoggedReading>> add(List<Reading> readings) {
    List<LoggedReading> given = withIds(readings);
    Map<Long, LoggedReading> firsts = new LinkedHashMap<>();
    given.stream()
        .filter(this::isWithinRetention)
        .forEach(entry -> firsts.putIfAbsent(entry.id(), entry));
    Set<Long> stored = store(List.copyOf(firsts.values()));
    Map<Long, LoggedReading> kept = new HashMap<>(firsts);
    if (stored.size() < firsts.size()) {
      kept.putAll(existing(firsts.keySet().stream().filter(id -> !stored.contains(id)).toList()));
    }
    List<AddResult<LoggedReading>> added = new ArrayList<>(given.size());
    for (LoggedReading entry : given) {
      if (!isWithinRetention(entry)) {
        added.add(new AddResult<>(Outcome.BEFORE_RETENTION, entry));
      } else if (stored.remove(entry.id())) {
        added.add(new AddResult<>(Outcome.STORED, entry));
      } else {
        added.add(existingOrConflict(entry, kept.getOrDefault(entry.id(), entry)));
      }
    }
    return added;
  }

  private boolean isWithinRetention(LoggedReading entry) {
    return !RetentionBoundary.isPurged(lock, entry.reading().measuredAt());
  }

  private static AddResult<LoggedReading> existingOrConflict(
      LoggedReading given, LoggedReading kept) {
    boolean same = given.reading().heartRate().equals(kept.reading().heartRate());
    return new AddResult<>(same ? Outcome.EXISTING : Outcome.CONFLICT, kept);
  }

  private List<LoggedReading> withIds(List<Reading> readings) {
    ToIntFunction<String> sources =
        new ReadingSources(lock.handle(), person)
            .idsOf(readings.stream().map(Reading::source).distinct().toList());
    return readings.stream()
        .map(
            reading ->
                new LoggedReading(
                    new ReadingKey(reading.measuredAt(), sources.applyAsInt(reading.source())).id(),
                    reading))
        .toList();
  }

  /** Stores readings with distinct ids and returns which were new. */
  private Set<Long> store(List<LoggedReading> entries) {
    String sql =
        """
        INSERT INTO heart_rate_reading
          (person_id, measured_at, import_id, source_id, bpm, context, context_label, notes)
        SELECT :person, to_timestamp((id >> 8) / CAST(1000 AS double precision)),
          CAST(:import AS bigint), CAST(id & 255 AS smallint), bpm, context, context_label, notes
        FROM unnest(:ids, :bpms, :contexts, :labels, :notes)
          AS given (id, bpm, context, context_label, notes)
        ON CONFLICT (person_id, measured_at, source_id) DO NOTHING
        RETURNING measured_at, source_id
        """;
    Set<ReadingKey> stored =
        lock.handle()
            .createQuery(sql)
            .bind("person", person.value())
            .bind("import", JdbcValues.number(importId))
            .bind("ids", JdbcValues.longs(entries, LoggedReading::id))
            .bind("bpms", JdbcValues.shorts(entries, entry -> entry.reading().heartRate().bpm()))
            .bind(
                "contexts",
                JdbcValues.shorts(entries, e -> ContextCode.of(e.reading().context().kind())))
            .bind(
                "labels",
                JdbcValues.texts(entries, e -> ContextCode.customLabel(e.reading().context())))
            .bind("notes", JdbcValues.texts(entries, entry -> entry.reading().notes()))
            .map(
                (row, context) ->
                    new ReadingKey(JdbcValues.moment(row, "measured_at"), row.getInt("source_id")))
            .set();
    if (!stored.isEmpty()) {
      new StoredBins(lock.handle(), person)
          .recompute(stored.stream().map(ReadingKey::binNumber).collect(toSet()));
      lock.markChanged();
    }
    return stored.stream().map(ReadingKey::id).collect(toSet());
  }

  private Map<Long, LoggedReading> existing(List<Long> ids) {
    String sql =
        """
        SELECT reading.measured_at, reading.source_id, reading.bpm, reading.context,
          reading.context_label, reading.notes, source.name AS source
        FROM unnest(:ids) AS wanted (id)
        JOIN heart_rate_reading AS reading
          ON reading.person_id = :person
          AND reading.measured_at = to_timestamp((wanted.id >> 8) / CAST(1000 AS double precision))
          AND reading.source_id = CAST(wanted.id & 255 AS smallint)
        JOIN heart_rate_source AS source
          ON source.person_id = reading.person_id AND source.id = reading.source_id
        """;
    return lock
        .handle()
        .createQuery(sql)
        .bind("person", person.value())
        .bind("ids", JdbcValues.longs(ids, Long::longValue))
        .map((row, context) -> ReadingRow.read(row))
        .stream()
        .collect(toMap(LoggedReading::id, entry -> entry));
  }
}
