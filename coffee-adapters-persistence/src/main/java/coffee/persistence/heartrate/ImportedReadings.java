package coffee.persistence.heartrate;

import static java.util.stream.Collectors.toSet;

import coffee.domain.person.PersonId;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.ReadingSlices;
import java.time.Instant;
import java.util.List;

/** The readings stored by one import, to be deleted in one write. */
final class ImportedReadings {

  /** The number that is processed in a second or two if all are deleted. */
  private static final int AT_A_TIME = 50_000;

  private final LockedPerson lock;
  private final PersonId person;
  private final long importId;

  ImportedReadings(LockedPerson lock, PersonId person, long importId) {
    this.lock = lock;
    this.person = person;
    this.importId = importId;
  }

  long remove() {
    return new ReadingSlices(lock.handle(), person, AT_A_TIME).sumOverSlices(this::remove);
  }

  private long remove(Instant from, Instant until) {
    String sql =
        """
        DELETE FROM heart_rate_reading
        WHERE person_id = :person AND measured_at >= :from AND measured_at < :until
          AND import_id = :import
        RETURNING measured_at, source_id
        """;
    List<ReadingKey> removed =
        lock.handle()
            .createQuery(sql)
            .bind("person", person.value())
            .bind("import", importId)
            .bind("from", JdbcValues.moment(from))
            .bind("until", JdbcValues.moment(until))
            .map(
                (row, context) ->
                    new ReadingKey(JdbcValues.moment(row, "measured_at"), row.getInt("source_id")))
            .list();
    if (!removed.isEmpty()) {
      new StoredBins(lock.handle(), person)
          .recompute(removed.stream().map(ReadingKey::binNumber).collect(toSet()));
      lock.markChanged();
    }
    return removed.size();
  }
}
