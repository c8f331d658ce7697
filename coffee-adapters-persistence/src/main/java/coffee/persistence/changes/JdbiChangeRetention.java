package coffee.persistence.changes;

import coffee.domain.changes.ChangeRetention;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.OlderRanges;
import coffee.persistence.RangeContent;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link ChangeRetention} in PostgreSQL. It also joins ranges where writes have left many. */
public final class JdbiChangeRetention implements ChangeRetention {

  private final Database database;

  /** Creates the retention of a database. */
  public JdbiChangeRetention(Database database) {
    this.database = database;
  }

  @Override
  public long purgeBefore(PersonId person, Instant instant) {
    return database.executeForPerson(
        person,
        handle -> {
          LockedPerson.lock(handle, person);
          for (RangeContent content : RangeContent.values()) {
            OlderRanges.join(handle, person, content);
          }
          return lastRevision(handle, person, instant)
              .map(revision -> purgeUpTo(handle, person, revision))
              .orElse(0L);
        });
  }

  private static Optional<Long> lastRevision(Handle handle, PersonId person, Instant before) {
    String sql =
        """
        SELECT max(revision)
        FROM (
          SELECT max(revision) AS revision FROM deleted_record
          WHERE person_id = :person AND deleted_at < :before
          UNION ALL
          SELECT max(revision) FROM range_change
          WHERE person_id = :person AND changed_at < :before
        ) AS old
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("before", JdbcValues.instant(before))
        .mapTo(Long.class)
        .findOne();
  }

  private static long purgeUpTo(Handle handle, PersonId person, long revision) {
    long unused =
        update(
            handle,
            person,
            "UPDATE person SET purged_revision = :revision WHERE id = :person",
            revision);
    return update(
            handle,
            person,
            "DELETE FROM deleted_record WHERE person_id = :person AND revision <= :revision",
            revision)
        + update(
            handle,
            person,
            "DELETE FROM range_change WHERE person_id = :person AND revision <= :revision",
            revision);
  }

  private static long update(Handle handle, PersonId person, String sql, long revision) {
    return handle
        .createUpdate(sql)
        .bind("person", person.value())
        .bind("revision", revision)
        .execute();
  }
}
