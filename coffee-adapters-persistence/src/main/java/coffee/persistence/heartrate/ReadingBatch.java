package coffee.persistence.heartrate;

import static java.util.stream.Collectors.toCollection;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.person.PersonId;
import coffee.persistence.ChangedRanges;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonWrite;
import coffee.persistence.RangeContent;
import coffee.persistence.RoundTrip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/** Readings to be stored in one write: each hour is merged with what is stored of it. */
final class ReadingBatch implements PersonWrite<List<AddResult<LoggedReading>>> {

  /** What is stored of it when the write begins. */
  private record Stored(
      RoundTrip.Rows<ReadingSources.Source> sources, RoundTrip.Rows<Hour> hours) {}

  private final PersonId person;
  private final OptionalLong importId;
  private final List<Reading> readings;

  /** Readings that are stored before those of the same id that follow, by id. */
  private final Map<Long, LoggedReading> existingById = new HashMap<>();

  private Optional<Stored> stored = Optional.empty();

  ReadingBatch(PersonId person, OptionalLong importId, List<Reading> readings) {
    this.person = person;
    this.importId = importId;
    this.readings = readings;
  }

  @Override
  public void begin(RoundTrip trip, boolean unlessWebhooks) {
    List<String> names = readings.stream().map(Reading::source).distinct().toList();
    Set<Long> starts =
        readings.stream()
            .map(reading -> HourKey.startOf(reading.measuredAt().toEpochMilli()))
            .collect(toCollection(TreeSet::new));
    stored =
        Optional.of(
            new Stored(ReadingSources.find(trip, names), StoredHours.find(trip, person, starts)));
  }

  @Override
  public boolean isCompleteAfterBegin() {
    return false;
  }

  @Override
  public List<AddResult<LoggedReading>> finish(LockedPerson lock) {
    List<LoggedReading> given = withIds(lock);
    NavigableMap<Long, LoggedReading> newById = new TreeMap<>();
    given.stream()
        .filter(entry -> isWithinRetention(lock, entry))
        .forEach(entry -> newById.putIfAbsent(entry.id(), entry));
    store(lock, newById);
    List<AddResult<LoggedReading>> added = new ArrayList<>(given.size());
    for (LoggedReading entry : given) {
      if (!isWithinRetention(lock, entry)) {
        added.add(new AddResult<>(Outcome.BEFORE_RETENTION, entry));
      } else {
        LoggedReading earlier = existingById.putIfAbsent(entry.id(), entry);
        added.add(
            earlier == null
                ? new AddResult<>(Outcome.STORED, entry)
                : existingOrConflict(entry, earlier));
      }
    }
    return added;
  }

  private static boolean isWithinRetention(LockedPerson lock, LoggedReading entry) {
    return !RetentionBoundary.isPurged(lock, entry.reading().measuredAt());
  }

  private static AddResult<LoggedReading> existingOrConflict(
      LoggedReading given, LoggedReading existing) {
    boolean same = given.reading().heartRate().equals(existing.reading().heartRate());
    return new AddResult<>(same ? Outcome.EXISTING : Outcome.CONFLICT, existing);
  }

  private List<LoggedReading> withIds(LockedPerson lock) {
    ToIntFunction<String> sources =
        new ReadingSources(lock.handle(), person)
            .idsOf(
                readings.stream().map(Reading::source).distinct().toList(),
                stored.orElseThrow().sources().list());
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

  private void store(LockedPerson lock, NavigableMap<Long, LoggedReading> entries) {
    NavigableMap<Long, List<LoggedReading>> byHour = new TreeMap<>();
    entries.forEach(
        (id, entry) ->
            byHour
                .computeIfAbsent(ReadingKey.of(id).hourStart(), start -> new ArrayList<>())
                .add(entry));
    NavigableMap<Long, Hour> before = StoredHours.byStart(stored.orElseThrow().hours().list());
    List<Hour> changed = new ArrayList<>();
    ChangedRanges ranges = new ChangedRanges(RangeContent.HEART_RATES);
    byHour.forEach(
        (start, added) -> {
          Hour hour = before.getOrDefault(start, Hour.empty(new HourKey(person, start)));
          Hour after = merge(hour, added);
          int more = after.readings().size() - hour.readings().size();
          if (more > 0) {
            changed.add(after);
            ranges.add(start, more);
          }
        });
    if (!changed.isEmpty()) {
      if (!before.keySet().containsAll(byHour.keySet())) {
        ranges.joinOlder(lock); // a new hour has a new range, most likely
      }
      RoundTrip trip = lock.roundTrip();
      StoredHours.put(trip, changed);
      ranges.record(trip, lock, importId);
      lock.finish(trip);
    }
  }

  /** Adds readings to an hour; a stored one with the same key stays. */
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
        existingById.put(entry.id(), StoredReading.of(hour, next, entry.reading().source()));
      } else {
        StoredReading.append(merged, key, entry.reading(), importId.orElse(0));
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
