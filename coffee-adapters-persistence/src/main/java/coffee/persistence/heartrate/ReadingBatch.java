package coffee.persistence.heartrate;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.person.PersonId;
import coffee.persistence.LockedPerson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Readings to be stored in one write: each hour is merged with what is stored of it. */
final class ReadingBatch {

  private final LockedPerson lock;
  private final PersonId person;
  private final long importId;

  /** The stored readings that new ones are equal to, by id. */
  private final Map<Long, LoggedReading> kept = new HashMap<>();

  ReadingBatch(LockedPerson lock, PersonId person, OptionalLong importId) {
    this.lock = lock;
    this.person = person;
    this.importId = importId.orElse(0);
  }

  List<AddResult<LoggedReading>> add(List<Reading> readings) {
    List<LoggedReading> given = withIds(readings);
    NavigableMap<Long, LoggedReading> firsts = new TreeMap<>();
    given.stream()
        .filter(this::isWithinRetention)
        .forEach(entry -> firsts.putIfAbsent(entry.id(), entry));
    store(firsts);
    List<AddResult<LoggedReading>> added = new ArrayList<>(given.size());
    for (LoggedReading entry : given) {
      if (!isWithinRetention(entry)) {
        added.add(new AddResult<>(Outcome.BEFORE_RETENTION, entry));
      } else {
        LoggedReading earlier = kept.putIfAbsent(entry.id(), entry);
        added.add(
            earlier == null
                ? new AddResult<>(Outcome.STORED, entry)
                : existingOrConflict(entry, earlier));
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
                    new ReadingKey(
                            reading.measuredAt().toEpochMilli(),
                            sources.applyAsInt(reading.source()))
                        .id(),
                    reading))
        .toList();
  }

  private void store(NavigableMap<Long, LoggedReading> entries) {
    NavigableMap<Long, List<LoggedReading>> byHour = new TreeMap<>();
    entries.forEach(
        (id, entry) ->
            byHour
                .computeIfAbsent(ReadingKey.of(id).hourStart(), start -> new ArrayList<>())
                .add(entry));
    if (byHour.isEmpty()) {
      return;
    }
    StoredHours hours = new StoredHours(lock.handle(), person);
    NavigableMap<Long, Hour> stored = hours.find(byHour.keySet());
    List<Hour> changed = new ArrayList<>();
    byHour.forEach(
        (start, added) -> {
          Hour before = stored.getOrDefault(start, Hour.empty(new HourKey(person, start)));
          Hour after = merge(before, added);
          if (after.readings().size() > before.readings().size()) {
            changed.add(after);
          }
        });
    if (!changed.isEmpty()) {
      hours.save(changed);
      lock.markChanged();
    }
  }

  /** Of readings in both, the stored one is kept. */
  private Hour merge(Hour hour, List<LoggedReading> added) {
    HourReadings stored = hour.readings();
    HourReadings merged = new HourReadings(stored.size() + added.size());
    int next = 0;
    for (LoggedReading entry : added) {
      int key = ReadingKey.of(entry.id()).keyInHour();
      while (next < stored.size() && stored.key(next) < key) {
        merged.append(stored, next++);
      }
      if (next < stored.size() && stored.key(next) == key) {
        kept.put(entry.id(), StoredReading.of(hour, next, entry.reading().source()));
      } else {
        StoredReading.append(merged, key, entry.reading(), importId);
      }
    }
    while (next < stored.size()) {
      merged.append(stored, next++);
    }
    if (merged.size() > HourReadings.MAX_SIZE && merged.size() > stored.size()) {
      throw hourFull(hour.key());
    }
    return hour.with(merged);
  }

  static DomainException hourFull(HourKey hour) {
    return DomainException.invalid(
        "hour_full",
        "an hour can have %d readings, and the one from %s has no room for these"
            .formatted(HourReadings.MAX_SIZE, Instant.ofEpochMilli(hour.startMs())));
  }
}
