package coffee.persistence.imports;

import coffee.domain.Page;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.rows.RefusedRow;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.WebhookEvent;
import coffee.persistence.LockedPerson;
import coffee.persistence.NewestFirstCursor;
import coffee.persistence.webhooks.StoredEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The imports of a person. */
final class StoredImports {

  private static final String SELECT =
      """
      SELECT person_id, id, created_at, started_at, ended_at, bytes_total, bytes_read, consumed,
        stored, existing, refused, earlier_taken, moved_on, spent_ms, removed_coffees,
        removed_heart_rates, removed_steps, failure_position, state, failure_unit, dry_run, sha256,
        spool, spool_key, format, time_zone, failure_code, failure_detail, failure_file,
        failure_subjects, first_stored_at, last_stored_at, stored_coffees, stored_heart_rates,
        stored_steps, stored_experiments, stored_profiles, existing_coffees, existing_heart_rates,
        existing_steps, existing_experiments, existing_profiles, file_name, subject,
        passed_over_kinds, passed_over_counts, passed_over_name_kinds, passed_over_names,
        content_formats, content_files, content_stored, content_existing, content_refused
      FROM import_job
      WHERE person_id = :person %s
      """;

  private final Handle handle;
  private final PersonId person;

  StoredImports(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  /** Tells webhooks that an import has ended. */
  static void endedEvent(LockedPerson lock, long id) {
    if (StoredEvents.hasSubscriber(lock, EventType.IMPORT_ENDED)) {
      new StoredImports(lock.handle(), lock.person())
          .find(id)
          .map(WebhookEvent::importEnded)
          .ifPresent(event -> StoredEvents.of(lock).add(List.of(event)));
    }
  }

  Optional<ImportJob> find(long id) {
    String sql = SELECT.formatted("AND id = :id");
    List<ImportJob> jobs =
        handle
            .createQuery(sql)
            .bind("person", person.value())
            .bind("id", id)
            .map((row, context) -> ImportJobRow.read(row))
            .list();
    return withProblems(jobs).stream().findFirst();
  }

  List<ImportJob> page(Page page) {
    NewestFirstCursor list = NewestFirstCursor.of(Optional.empty(), Optional.empty(), page.after());
    String sql =
        SELECT.formatted(list.sql("created_at", "id"))
            + " ORDER BY created_at DESC, id DESC LIMIT :limit OFFSET :offset";
    List<ImportJob> jobs =
        list.bind(handle.createQuery(sql))
            .bind("person", person.value())
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> ImportJobRow.read(row))
            .list();
    return withProblems(jobs);
  }

  private List<ImportJob> withProblems(List<ImportJob> jobs) {
    if (jobs.stream().allMatch(job -> job.progress().rowCounts().refused() == 0)) {
      return jobs;
    }
    Map<Long, List<RefusedRow>> problems =
        new StoredImportProblems(handle, person).firstProblems(jobs);
    return jobs.stream()
        .map(job -> job.withProblems(problems.getOrDefault(job.id(), List.of())))
        .toList();
  }
}
