package coffee.persistence.imports;

import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportState;
import coffee.domain.imports.rows.CountsByKind;
import coffee.domain.imports.rows.ImportContent;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.KindCounts;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.imports.rows.RowHandler.ClockChange;
import coffee.domain.imports.rows.SkippedRows;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.imports.rows.StoredPeriod;
import coffee.persistence.Database;
import coffee.persistence.JdbcValues;
import coffee.persistence.LockedPerson;
import coffee.persistence.PersonTransactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** A claim on an import in PostgreSQL; it is valid as long as the row counts the same claim. */
record JdbiImportClaim(Database database, ImportJob job, long number, int failedAttempts)
    implements ImportClaim {

  @Override
  public boolean renew() {
    String sql =
        """
        UPDATE import_job SET touched_at = greatest(touched_at, now())
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    return database.inTransaction(handle -> update(handle, sql).execute() == 1);
  }

  @Override
  public void release() {
    String sql =
        """
        UPDATE import_job SET state = 1, touched_at = now(), fruitless = 0
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    database.inTransaction(handle -> update(handle, sql).execute());
  }

  @Override
  public void checkpoint(ImportProgress progress, List<RefusedRow> refused) {
    database.inTransaction(handle -> checkpoint(handle, progress, refused));
  }

  private ImportProgress checkpoint(
      Handle handle, ImportProgress progress, List<RefusedRow> refused) {
    String sql =
        """
        UPDATE import_job
        SET touched_at = greatest(touched_at, now()), fruitless = 0, consumed = :consumed,
          bytes_read = :bytes, spent_ms = :spent, stored = :stored, existing = :existing,
          refused = :refused, stored_coffees = :storedCoffees,
          stored_heart_rates = :storedHeartRates, stored_steps = :storedSteps,
          stored_experiments = :storedExperiments, stored_profiles = :storedProfiles,
          existing_coffees = :existingCoffees, existing_heart_rates = :existingHeartRates,
          existing_steps = :existingSteps, existing_experiments = :existingExperiments,
          existing_profiles = :existingProfiles, earlier_taken = :earlier, moved_on = :moved,
          passed_over_kinds = :kinds, passed_over_counts = :counts,
          passed_over_name_kinds = :nameKinds, passed_over_names = :names,
          content_formats = :formats, content_files = :files, content_stored = :filesStored,
          content_existing = :filesExisting, content_refused = :filesRefused,
          first_stored_at = :first, last_stored_at = :last
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    List<Map.Entry<String, SkippedRows>> kinds = List.copyOf(progress.skipped().entrySet());
    List<Map.Entry<String, String>> names =
        kinds.stream()
            .flatMap(
                one -> one.getValue().names().stream().map(name -> Map.entry(one.getKey(), name)))
            .toList();
    List<ImportContent> contents = progress.contents();
    CountsByKind byKind = progress.countsByKind().orElse(CountsByKind.NONE);
    Update update = update(handle, sql);
    bind(update, "stored", byKind.stored());
    bind(update, "existing", byKind.existing());
    executeIfHeld(
        update
            .bind("consumed", progress.rowsConsumed())
            .bind("bytes", progress.bytesRead())
            .bind("spent", progress.runTime().toMillis())
            .bind("stored", progress.rowCounts().stored())
            .bind("existing", progress.rowCounts().existing())
            .bind("refused", progress.rowCounts().refused())
            .bind("earlier", progress.clockChanges().getOrDefault(ClockChange.EARLIER_TAKEN, 0L))
            .bind("moved", progress.clockChanges().getOrDefault(ClockChange.MOVED_ON, 0L))
            .bind("kinds", JdbcValues.texts(kinds, one -> Optional.of(one.getKey())))
            .bind("counts", JdbcValues.longs(kinds, one -> one.getValue().count()))
            .bind("nameKinds", JdbcValues.texts(names, one -> Optional.of(one.getKey())))
            .bind("names", JdbcValues.texts(names, one -> Optional.of(one.getValue())))
            .bind("formats", JdbcValues.texts(contents, one -> Optional.of(one.format())))
            .bind("files", JdbcValues.longs(contents, ImportContent::files))
            .bind("filesStored", JdbcValues.longs(contents, one -> one.rows().stored()))
            .bind("filesExisting", JdbcValues.longs(contents, one -> one.rows().existing()))
            .bind("filesRefused", JdbcValues.longs(contents, one -> one.rows().refused()))
            .bind("first", JdbcValues.instant(progress.period().map(StoredPeriod::first)))
            .bind("last", JdbcValues.instant(progress.period().map(StoredPeriod::last))));
    new StoredImportProblems(handle, job.person())
        .add(job.id(), progress.rowCounts().refused() - refused.size(), refused);
    return progress;
  }

  private static void bind(Update update, String outcome, KindCounts counts) {
    update
        .bind(outcome + "Coffees", counts.coffees())
        .bind(outcome + "HeartRates", counts.heartRates())
        .bind(outcome + "Steps", counts.steps())
        .bind(outcome + "Experiments", counts.experiments())
        .bind(outcome + "Profiles", counts.profiles());
  }

  @Override
  public void end(Optional<ImportFailure> failure) {
    ImportState unused =
        new PersonTransactions(database).write(job.person(), lock -> end(lock, failure));
  }

  private ImportState end(LockedPerson lock, Optional<ImportFailure> failure) {
    String sql =
        """
        UPDATE import_job
        SET state = :state, ended_at = now(), failure_code = :code, failure_detail = :detail,
          failure_file = :file, failure_unit = :unit, failure_position = :position,
          failure_subjects = :subjects, revision = :revision, changed_at = now()
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    ImportState state = failure.isPresent() ? ImportState.FAILED : ImportState.DONE;
    Optional<SourcePosition> place = failure.flatMap(ImportFailure::position);
    List<String> subjects = failure.map(ImportFailure::subjects).orElse(List.of());
    executeIfHeld(
        update(lock.handle(), sql)
            .bind("revision", lock.revision())
            .bind("state", ImportCodes.STATES.of(state))
            .bind("code", failure.map(ImportFailure::code).orElse(null))
            .bind("detail", failure.map(ImportFailure::detail).orElse(null))
            .bind("file", place.flatMap(SourcePosition::file).orElse(null))
            .bind("unit", place.map(where -> ImportCodes.UNITS.of(where.unit())).orElse(null))
            .bind("position", place.map(SourcePosition::number).orElse(null))
            .bind("subjects", JdbcValues.texts(subjects, Optional::of)));
    lock.markChanged();
    StoredImports.endedEvent(lock, job.id());
    return state;
  }

  private Update update(Handle handle, String sql) {
    return handle
        .createUpdate(sql)
        .bind("person", job.person().value())
        .bind("id", job.id())
        .bind("claim", number);
  }

  private static void executeIfHeld(Update update) {
    if (update.execute() == 0) {
      throw ImportClaim.lost();
    }
  }
}
