package coffee.persistence.imports;

import coffee.domain.Page;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.RefusedRow;
import coffee.domain.person.PersonId;
import coffee.persistence.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The imports of one person. */
final class StoredImports {

  private static final Page.Position BEYOND_ALL = new Page.Position(Instant.MAX, Long.MAX_VALUE);

  private final Handle handle;
  private final PersonId person;

  StoredImports(Handle handle, PersonId person) {
    this.handle = handle;
    this.person = person;
  }

  Optional<ImportJob> find(long id) {
    return select(OptionalLong.of(id), Page.first(1)).stream().findFirst();
  }

  List<ImportJob> page(Page page) {
    return select(OptionalLong.empty(), page);
  }

  private List<ImportJob> select(OptionalLong id, Page page) {
    String sql =
        """
        SELECT person_id, id, created_at, started_at, ended_at, bytes_total, bytes_read, consumed,
          stored, existing, refused, earlier_taken, moved_on, spent_ms, removed_coffees,
          removed_heart_rates, failure_position, state, failure_unit, dry_run, sha256, spool,
          spool_key, format, time_zone, failure_code, failure_detail, failure_file,
          passed_over_kinds, passed_over_counts, content_formats, content_files, content_stored,
          content_existing, content_refused
        FROM import_job
        WHERE person_id = :person AND (CAST(:id AS bigint) IS NULL OR id = :id)
          AND (created_at, id) < (:seenMoment, :seenId)
        ORDER BY created_at DESC, id DESC
        LIMIT :limit OFFSET :offset
        """;
    Page.Position seen = page.after().orElse(BEYOND_ALL);
    List<ImportJob> jobs =
        handle
            .createQuery(sql)
            .bind("person", person.value())
            .bind("id", Values.number(id))
            .bind("seenMoment", Values.moment(seen.moment()))
            .bind("seenId", seen.id())
            .bind("limit", page.limit())
            .bind("offset", page.offset())
            .map((row, context) -> ImportRow.read(row))
            .list();
    return withProblems(jobs);
  }

  private List<ImportJob> withProblems(List<ImportJob> jobs) {
    if (jobs.stream().allMatch(job -> job.progress().tally().refused() == 0)) {
      return jobs;
    }
    Map<Long, List<RefusedRow>> problems = new StoredProblems(handle, person).firsts(jobs);
    return jobs.stream().map(job -> job.with(problems.getOrDefault(job.id(), List.of()))).toList();
  }
}
