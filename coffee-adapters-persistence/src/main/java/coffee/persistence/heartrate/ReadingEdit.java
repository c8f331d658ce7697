package coffee.persistence.heartrate;

import coffee.domain.DomainException;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Changes or deletes a stored reading in one write. */
final class ReadingEdit {

  private final LockedPerson lock;
  private final PersonId person;
  private final long id;

  ReadingEdit(LockedPerson lock, PersonId person, long id) {
    this.lock = lock;
    this.person = person;
    this.id = id;
  }

  LoggedReading change(Function<LoggedReading, Reading> change) {
    LoggedReading stored = require();
    Reading wanted = change.apply(stored);
    if (wanted.equals(stored.reading())) {
      return stored;
    }
    RetentionBoundary.requireNotPurged(lock, stored.reading().measuredAt());
    RetentionBoundary.requireNotPurged(lock, wanted.measuredAt());
    int source =
        new ReadingSources(lock.handle(), person)
            .idsOf(List.of(wanted.source()))
            .applyAsInt(wanted.source());
    ReadingKey key = new ReadingKey(wanted.measuredAt(), source);
    if (key.id() != id && ReadingRow.find(lock.handle(), person, key.id()).isPresent()) {
      throw DomainException.conflict(
          "reading_exists", "there is another reading with this time and source");
    }
    update(key, wanted);
    recomputeBins(key);
    return new LoggedReading(key.id(), wanted);
  }

  void remove(Consumer<LoggedReading> check) {
    LoggedReading stored = require();
    check.accept(stored);
    RetentionBoundary.requireNotPurged(lock, stored.reading().measuredAt());
    delete();
    recomputeBins(ReadingKey.of(id));
  }

  private LoggedReading require() {
    return ReadingRow.find(lock.handle(), person, id)
        .orElseThrow(() -> DomainException.notFound("no such reading"));
  }

  private void update(ReadingKey key, Reading wanted) {
    String sql =
        """
        UPDATE heart_rate_reading
        SET measured_at = :newMeasuredAt, source_id = :newSource, bpm = :bpm, context = :context,
          context_label = :label, notes = :notes, import_id = NULL
        WHERE person_id = :person AND measured_at = :measuredAt AND source_id = :source
        """;
    ReadingKey before = ReadingKey.of(id);
    lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("measuredAt", JdbcValues.moment(before.measuredAt()))
        .bind("source", before.sourceId())
        .bind("newMeasuredAt", JdbcValues.moment(key.measuredAt()))
        .bind("newSource", key.sourceId())
        .bind("bpm", wanted.heartRate().bpm())
        .bind("context", ContextCode.of(wanted.context().kind()))
        .bind("label", ContextCode.customLabel(wanted.context()).orElse(null))
        .bind("notes", wanted.notes().orElse(null))
        .execute();
  }

  private void delete() {
    String sql =
        """
        DELETE FROM heart_rate_reading
        WHERE person_id = :person AND measured_at = :measuredAt AND source_id = :source
        """;
    ReadingKey key = ReadingKey.of(id);
    lock.handle()
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("measuredAt", JdbcValues.moment(key.measuredAt()))
        .bind("source", key.sourceId())
        .execute();
  }

  private void recomputeBins(ReadingKey key) {
    Set<Integer> touched =
        Set.copyOf(Stream.of(ReadingKey.of(id).binNumber(), key.binNumber()).toList());
    new StoredBins(lock.handle(), person).recompute(touched);
    lock.markChanged();
  }
}
