package coffee.persistence.imports;

import coffee.domain.DomainException;
import coffee.domain.Page;
import coffee.domain.imports.FileName;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportRemoval;
import coffee.domain.imports.ImportRequest;
import coffee.domain.imports.ImportState;
import coffee.domain.imports.Subject;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.PersonTransactions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link ImportJobs} in PostgreSQL. */
public final class JdbiImportJobs implements ImportJobs {

  private record Waiting(long open, long bytes) {}

  private final Database database;
  private final PersonTransactions writes;

  /** Creates the jobs of a database. */
  public JdbiImportJobs(Database database) {
    this.database = database;
    this.writes = new PersonTransactions(database);
  }

  @Override
  public void requireCapacity(PersonId person, long enoughBytes) {
    String sql =
        """
        SELECT count(*) AS open, coalesce(sum(bytes_total), 0) AS bytes
        FROM import_job
        WHERE person_id = :person AND state IN (1, 2)
        """;
    Waiting waiting =
        database.read(
            person,
            handle ->
                handle
                    .createQuery(sql)
                    .bind("person", person.value())
                    .map((row, context) -> new Waiting(row.getLong("open"), row.getLong("bytes")))
                    .one());
    ImportJobs.requireCapacity(waiting.open(), waiting.bytes(), enoughBytes);
  }

  @Override
  public ImportJob add(PersonId person, ImportRequest order) {
    return database.executeForPerson(
        person,
        handle ->
            insert(handle, person, order)
                .flatMap(new StoredImports(handle, person)::find)
                .orElseThrow(() -> refusal(handle, person)));
  }

  private static Optional<Long> insert(Handle handle, PersonId person, ImportRequest order) {
    String sql =
        """
        INSERT INTO import_job (person_id, created_at, touched_at, bytes_total, state, dry_run,
          sha256, spool, spool_key, format, time_zone, file_name, subject)
        SELECT :person, date_trunc('milliseconds', now()), now(), :bytes, 1, :dryRun, :sha256,
          :spool, :key, :format, :zone, :name, :subject
        FROM person
        WHERE id = :person
          AND (SELECT count(*) FROM import_job WHERE person_id = :person AND state IN (1, 2)) < :max
        RETURNING id
        """;
    return handle
        .createQuery(sql)
        .bind("person", person.value())
        .bind("bytes", order.file().bytes())
        .bind("dryRun", order.dryRun())
        .bind("sha256", HexFormat.of().parseHex(order.file().sha256()))
        .bind("spool", order.file().spool())
        .bind("key", order.file().key())
        .bind("format", order.format())
        .bind("zone", order.settings().zone().getId())
        .bind("subject", order.settings().subject().map(Subject::text).orElse(null))
        .bind("name", order.fileName().map(FileName::text).orElse(null))
        .bind("max", MAX_OPEN)
        .mapTo(Long.class)
        .findOne();
  }

  private static DomainException refusal(Handle handle, PersonId person) {
    String sql = "SELECT EXISTS (SELECT 1 FROM person WHERE id = :person)";
    boolean isKnown =
        handle.createQuery(sql).bind("person", person.value()).mapTo(Boolean.class).one();
    return isKnown ? ImportJobs.tooManyImports() : DomainException.notFound("no such person");
  }

  @Override
  public Optional<ImportJob> find(PersonId person, long id) {
    return database.read(person, handle -> new StoredImports(handle, person).find(id));
  }

  @Override
  public List<ImportJob> page(PersonId person, Page page) {
    return database.read(person, handle -> new StoredImports(handle, person).page(page));
  }

  @Override
  public List<RefusedRow> problems(PersonId person, long id, int after, int limit) {
    return database.read(
        person, handle -> new StoredImportProblems(handle, person).page(id, after, limit));
  }

  @Override
  public ImportJob cancel(PersonId person, long id) {
    String sql =
        """
        UPDATE import_job
        SET state = 5, ended_at = now(), revision = :revision, changed_at = now()
        WHERE person_id = :person AND id = :id AND state IN (1, 2)
        """;
    return writes.write(
        person,
        lock -> {
          int cancelled =
              lock.handle()
                  .createUpdate(sql)
                  .bind("person", person.value())
                  .bind("id", id)
                  .bind("revision", lock.revision())
                  .execute();
          if (cancelled > 0) {
            lock.markChanged();
            StoredImports.endedEvent(lock, id);
          }
          ImportJob job = require(lock.handle(), person, id);
          if (job.state() != ImportState.CANCELLED) {
            throw DomainException.conflict("import_over", "the import has already ended");
          }
          return job;
        });
  }

  @Override
  public ImportJob markUndone(PersonId person, long id, ImportRemoval removed) {
    String sql =
        """
        UPDATE import_job
        SET state = 6, removed_coffees = :coffees, removed_heart_rates = :heartRates,
          removed_steps = :steps, revision = :revision, changed_at = now()
        WHERE person_id = :person AND id = :id AND state IN (3, 4, 5)
        """;
    return writes.write(
        person,
        lock -> {
          int undone =
              lock.handle()
                  .createUpdate(sql)
                  .bind("person", person.value())
                  .bind("id", id)
                  .bind("coffees", removed.coffees())
                  .bind("heartRates", removed.heartRates())
                  .bind("steps", removed.steps())
                  .bind("revision", lock.revision())
                  .execute();
          ImportJob job = require(lock.handle(), person, id);
          if (undone == 0) {
            throw job.state().isOpen()
                ? ImportJobs.importOpen()
                : DomainException.conflict("import_undone", "the import has already been undone");
          }
          lock.markChanged();
          return job;
        });
  }

  private static ImportJob require(Handle handle, PersonId person, long id) {
    return new StoredImports(handle, person)
        .find(id)
        .orElseThrow(() -> DomainException.notFound("no such import"));
  }
}
