package coffee.persistence.heartrate;

import coffee.domain.DomainException;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.person.PersonId;
import coffee.persistence.ChangedRanges;
import coffee.persistence.LockedPerson;
import coffee.persistence.RangeContent;
import coffee.persistence.RoundTrip;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Changes or deletes a stored reading in one write. */
final class ReadingEdit {

  private final LockedPerson lock;
  private final PersonId person;
  private final long id;
  private final ReadingKey key;

  ReadingEdit(LockedPerson lock, PersonId person, long id) {
    this.lock = lock;
    this.person = person;
    this.id = id;
    this.key = ReadingKey.of(id);
  }

  LoggedReading change(Function<LoggedReading, Reading> change) {
    LoggedReading stored = require();
    Reading changed = change.apply(stored);
    if (changed.equals(stored.reading())) {
      return stored;
    }
    RetentionBoundary.requireNotPurged(lock, stored.reading().measuredAt());
    RetentionBoundary.requireNotPurged(lock, changed.measuredAt());
    int source = sourceOf(changed);
    ReadingKey target = new ReadingKey(changed.measuredAt().toEpochMilli(), source);
    StoredHours hours = new StoredHours(lock, person);
    Map<Long, Hour> affected =
        hours.find(Stream.of(key.hourStart(), target.hourStart()).distinct().toList());
    affected.computeIfPresent(key.hourStart(), (start, hour) -> without(hour));
    affected.merge(
        target.hourStart(),
        with(Hour.empty(new HourKey(person, target.hourStart())), target, changed),
        (hour, only) -> with(hour, target, changed));
    hours.save(affected.values());
    recordChange(Stream.of(key, target).distinct().toList());
    lock.markChanged();
    return new LoggedReading(target.id(), changed);
  }

  void remove(Consumer<LoggedReading> check) {
    LoggedReading stored = require();
    check.accept(stored);
    RetentionBoundary.requireNotPurged(lock, stored.reading().measuredAt());
    StoredHours hours = new StoredHours(lock, person);
    NavigableMap<Long, Hour> affected = hours.find(List.of(key.hourStart()));
    affected.computeIfPresent(key.hourStart(), (start, hour) -> without(hour));
    hours.save(affected.values());
    recordChange(List.of(key));
    lock.markChanged();
  }

  private void recordChange(List<ReadingKey> changed) {
    ChangedRanges ranges = new ChangedRanges(RangeContent.HEART_RATES);
    changed.forEach(reading -> ranges.add(reading.hourStart(), 1));
    ranges.record(lock, OptionalLong.empty());
  }

  private int sourceOf(Reading changed) {
    RoundTrip trip = lock.roundTrip();
    RoundTrip.Rows<ReadingSources.Source> known =
        ReadingSources.find(trip, List.of(changed.source()));
    lock.run(trip);
    return new ReadingSources(lock.handle(), person)
        .idsOf(List.of(changed.source()), known.list())
        .applyAsInt(changed.source());
  }

  private LoggedReading require() {
    return ReadingLookup.find(lock.handle(), person, id)
        .orElseThrow(() -> DomainException.notFound("no such reading"));
  }

  private Hour without(Hour hour) {
    HourReadings stored = hour.readings();
    int removed = stored.find(key.keyInHour());
    HourReadings rest = new HourReadings(stored.size());
    for (int i = 0; i < stored.size(); i++) {
      if (i != removed) {
        rest.append(stored, i);
      }
    }
    return hour.with(rest);
  }

  private static Hour with(Hour hour, ReadingKey target, Reading changed) {
    HourReadings stored = hour.readings();
    int found = stored.find(target.keyInHour());
    if (found >= 0) {
      throw DomainException.conflict(
          "reading_exists", "there is another reading with this time and source");
    }
    if (stored.size() == HourReadings.MAX_SIZE) {
      throw ReadingBatch.hourFull(hour.key());
    }
    int place = -1 - found;
    HourReadings result = new HourReadings(stored.size() + 1);
    for (int i = 0; i < place; i++) {
      result.append(stored, i);
    }
    StoredReading.append(result, target.keyInHour(), changed, 0);
    for (int i = place; i < stored.size(); i++) {
      result.append(stored, i);
    }
    return hour.with(result);
  }
}
