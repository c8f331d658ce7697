package coffee.persistence.changes;

import static java.util.stream.Collectors.toMap;

import coffee.domain.DomainException;
import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeLog;
import coffee.domain.changes.ChangeQuery;
import coffee.domain.changes.FeedState;
import coffee.domain.person.PersonId;
import coffee.persistence.ChangedRows;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.experiment.ChangedExperiments;
import coffee.persistence.imports.ChangedImports;
import coffee.persistence.intake.ChangedIntakes;
import coffee.persistence.person.ChangedProfiles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** {@link ChangeLog} in PostgreSQL. */
public final class JdbiChangeLog implements ChangeLog {

  private record Revision(PersonId person, long number) {}

  private final Database database;

  /** Reads the changes of a database. */
  public JdbiChangeLog(Database database) {
    this.database = database;
  }

  @Override
  public FeedState state(PersonId person) {
    String sql = "SELECT feed_epoch, revision, purged_revision FROM person WHERE id = :person";
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .map(
                    (row, context) ->
                        new FeedState(
                            Instant.EPOCH.plus(row.getLong("feed_epoch"), ChronoUnit.MICROS),
                            row.getLong("revision"),
                            row.getLong("purged_revision")))
                .findOne()
                .orElseThrow(() -> DomainException.notFound("no such person")));
  }

  /**
   * Each part is a statement of its own, up to the same revision: what is written meanwhile has a
   * later one.
   */
  @Override
  public List<Change> page(PersonId person, ChangeQuery query) {
    return database.read(
        person,
        handle ->
            changes(handle, person, query).stream()
                .sorted(Comparator.comparing(Change::position))
                .limit(query.limit())
                .toList());
  }

  private static List<Change> changes(Handle handle, PersonId person, ChangeQuery query) {
    List<Change> found = new ArrayList<>();
    for (ChangePart part : ChangedParts.of(handle, person, query)) {
      ChangedRows rows = new ChangedRows(handle, person, query, part.number());
      found.addAll(
          switch (part) {
            case PROFILE -> ChangedProfiles.read(rows);
            case EXPERIMENTS -> ChangedExperiments.read(rows);
            case COFFEES -> ChangedIntakes.read(rows);
            case DELETIONS -> RecordedDeletions.read(handle, person, query);
            case HEART_RATES ->
                RecordedRanges.read(handle, person, query, part, ChangeKind.HEART_RATE);
            case STEPS -> RecordedRanges.read(handle, person, query, part, ChangeKind.STEPS);
            case IMPORTS -> ChangedImports.read(rows);
          });
    }
    return found;
  }

  @Override
  public Map<PersonId, Long> revisions(Collection<PersonId> persons) {
    String sql = "SELECT id, revision FROM person WHERE id = ANY (:persons)";
    List<PersonId> asked = List.copyOf(persons);
    return database.read(
        handle ->
            handle
                .createQuery(sql)
                .bind("persons", JdbcValues.longs(asked, PersonId::value))
                .map(
                    (row, context) ->
                        new Revision(new PersonId(row.getLong("id")), row.getLong("revision")))
                .stream()
                .collect(toMap(Revision::person, Revision::number)));
  }
}
