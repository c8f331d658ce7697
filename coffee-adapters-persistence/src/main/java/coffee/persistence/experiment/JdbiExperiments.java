package coffee.persistence.experiment;

import coffee.domain.DomainException;
import coffee.domain.experiment.DayReport;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.DeletedRecords;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import coffee.persistence.RoundTrip;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;

/** {@link ExperimentStore} in PostgreSQL. */
public final class JdbiExperiments implements ExperimentStore {

  private final Database database;
  private final PersonTransactions writes;

  /** Creates the experiments of a database. */
  public JdbiExperiments(Database database, PersonTransactions writes) {
    this.database = database;
    this.writes = writes;
  }

  @Override
  public Experiment add(
      PersonId person,
      Experiment experiment,
      OptionalLong importId,
      Consumer<List<Experiment>> check) {
    String sql =
        """
        INSERT INTO experiment (person_id, created_at, started_at, ended_at, dose_mg,
          half_life_hours, cup_time, start_date, state, design, blocks, quiet, time_zone,
          commitment, known_order, secret, helper_hash, calendar_hash, revision,
          import_id)
        VALUES (:person, :createdAt, :startedAt, :endedAt, :doseMg,
          :halfLifeHours, :cupTime, :startDate, :state, :design, :blocks, :quiet, :timeZone,
          :commitment, :knownOrder, :secret, :helperHash, :calendarHash,
          :revision, :import)
        RETURNING id
        """;
    return writes.write(
        person,
        lock -> {
          List<Experiment> stored = list(lock.handle(), person);
          check.accept(stored);
          ExperimentStore.requireAtMostOneRunning(experiment, stored);
          long id =
              ExperimentRow.bind(experiment, lock.handle().createQuery(sql))
                  .bind("person", person.value())
                  .bind("revision", lock.revision())
                  .bind("import", importId.isPresent() ? importId.getAsLong() : null)
                  .mapTo(Long.class)
                  .one();
          lock.markChanged();
          return experiment.withId(id);
        });
  }

  @Override
  public Optional<Experiment> find(PersonId person, long id) {
    return database.read(person, handle -> ExperimentRow.find(handle, person, id));
  }

  @Override
  public List<Experiment> list(PersonId person) {
    return database.read(person, handle -> list(handle, person));
  }

  private static List<Experiment> list(Handle handle, PersonId person) {
    String sql =
        """
        SELECT id, created_at, started_at, ended_at, dose_mg, half_life_hours, cup_time,
          start_date, state, design, blocks, quiet, time_zone, commitment, known_order, secret,
          helper_hash, calendar_hash
        FROM experiment
        WHERE person_id = :person
        ORDER BY id DESC
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .map((row, context) -> ExperimentRow.read(row))
        .list();
  }

  @Override
  public Experiment change(PersonId person, long id, UnaryOperator<Experiment> change) {
    String sql =
        """
        UPDATE experiment
        SET created_at = :createdAt, started_at = :startedAt, ended_at = :endedAt,
          dose_mg = :doseMg, half_life_hours = :halfLifeHours, cup_time = :cupTime,
          start_date = :startDate, state = :state, design = :design, blocks = :blocks,
          quiet = :quiet, time_zone = :timeZone, commitment = :commitment,
          known_order = :knownOrder, secret = :secret, helper_hash = :helperHash,
          calendar_hash = :calendarHash, revision = :revision, changed_at = now(),
          import_id = NULL
        WHERE person_id = :person AND id = :id
        """;
    return writes.write(
        person,
        lock -> {
          Experiment stored = require(lock, person, id);
          Experiment changed = change.apply(stored).withId(id);
          if (changed.equals(stored)) {
            return stored;
          }
          ExperimentStore.requireAtMostOneRunning(changed, list(lock.handle(), person));
          ExperimentRow.bind(changed, lock.handle().createUpdate(sql))
              .bind("person", person.value())
              .bind("id", id)
              .bind("revision", lock.revision())
              .execute();
          lock.markChanged();
          return changed;
        });
  }

  @Override
  public void remove(PersonId person, long id, Consumer<Experiment> check) {
    Experiment unused =
        writes.write(
            person,
            lock -> {
              Experiment stored = require(lock, person, id);
              check.accept(stored);
              lock.finish(deletion(lock, id));
              return stored;
            });
  }

  private static RoundTrip deletion(LockedPerson lock, long id) {
    RoundTrip trip = lock.roundTrip().bind("id", id);
    trip.update("DELETE FROM experiment_day WHERE person_id = :person AND experiment_id = :id");
    trip.update("DELETE FROM experiment WHERE person_id = :person AND id = :id");
    DeletedRecords.record(trip, lock, DeletedRecords.EXPERIMENT);
    return trip;
  }

  @Override
  public long removeImported(PersonId person, long importId) {
    String sql = "SELECT id FROM experiment WHERE person_id = :person AND import_id = :import";
    return writes.write(
        person,
        lock -> {
          List<Long> imported =
              lock.handle()
                  .createQuery(sql)
                  .bind("person", person.value())
                  .bind("import", importId)
                  .mapTo(Long.class)
                  .list();
          for (long id : imported) {
            lock.run(deletion(lock, id));
            lock.markChanged();
          }
          return (long) imported.size();
        });
  }

  /** A report changes its experiment, as far as the change feed is concerned. */
  private static void touch(LockedPerson lock, long id) {
    String sql =
        """
        UPDATE experiment SET revision = :revision, changed_at = now()
        WHERE person_id = :person AND id = :id
        """;
    RoundTrip trip = lock.roundTrip().bind("id", id).bind("revision", lock.revision());
    trip.update(sql);
    lock.run(trip);
  }

  @Override
  public void report(PersonId person, long id, DayReport report, Consumer<Experiment> check) {
    String sql =
        """
        INSERT INTO experiment_day (person_id, experiment_id, date, reported_at, kept,
          guessed_caffeine, void_reason)
        VALUES (:person, :id, :date, :reportedAt, :kept, :guessedCaffeine, :voidReason)
        ON CONFLICT (person_id, experiment_id, date) DO UPDATE
        SET reported_at = excluded.reported_at, kept = excluded.kept,
          guessed_caffeine = excluded.guessed_caffeine, void_reason = excluded.void_reason
        """;
    DayReport unused =
        writes.write(
            person,
            lock -> {
              check.accept(require(lock, person, id));
              DayReportRow.bind(report, lock.handle().createUpdate(sql))
                  .bind("person", person.value())
                  .bind("id", id)
                  .execute();
              touch(lock, id);
              lock.markChanged();
              return report;
            });
  }

  @Override
  public long firstChecksum(PersonId person, long id, long checksum) {
    return database
        .read(person, handle -> new FirstChecksum(handle, person, id).find())
        .orElseGet(
            () ->
                writes.write(
                    person,
                    lock -> {
                      Experiment unused = require(lock, person, id);
                      return new FirstChecksum(lock.handle(), person, id).remember(checksum);
                    }));
  }

  private static Experiment require(LockedPerson lock, PersonId person, long id) {
    return ExperimentRow.find(lock.handle(), person, id)
        .orElseThrow(() -> DomainException.notFound("there is no experiment %d".formatted(id)));
  }

  @Override
  public List<DayReport> reports(PersonId person, long id) {
    String sql =
        """
        SELECT date, reported_at, kept, guessed_caffeine, void_reason
        FROM experiment_day
        WHERE person_id = :person AND experiment_id = :id
        ORDER BY date
        """;
    return database.read(
        person,
        handle ->
            handle
                .createQuery(sql)
                .bind("person", person.value())
                .bind("id", id)
                .map((row, context) -> DayReportRow.read(row))
                .list());
  }
}
