package coffee.persistence;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangePosition;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.person.PersonId;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/**
 * Reads the changed records of one table: those that are found by the revision of their last write,
 * and then by their id.
 *
 * @param part the part of a revision that the table is
 */
public record ChangedRows(Handle handle, PersonId person, ChangeQuery query, int part) {

  /**
   * Returns the next changes.
   *
   * @param sql selects by {@code :person}, {@code :revision}, {@code :readId}, {@code :until} and
   *     {@code :limit}
   */
  public List<Change> list(String sql, RowMapper<Change> mapper) {
    ChangePosition after = query.after().withinPart(part);
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("revision", after.revision())
        .bind("readId", after.key())
        .bind("until", query.until())
        .bind("limit", query.limit())
        .map(mapper)
        .list();
  }

  /** The position of a record's last change. */
  public ChangePosition position(long revision, long id) {
    return new ChangePosition(revision, part, id, 0);
  }
}
