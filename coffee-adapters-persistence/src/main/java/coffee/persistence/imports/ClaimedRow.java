package coffee.persistence.imports;

import coffee.domain.imports.Entries.ClockChange;
import coffee.domain.imports.ImportClaim;
import coffee.domain.imports.ImportContent;
import coffee.domain.imports.ImportFailure;
import coffee.domain.imports.ImportProgress;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportState;
import coffee.domain.imports.Place;
import coffee.domain.imports.RefusedRow;
import coffee.persistence.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** An import as its claimant updates it in a transaction, as long as the claim is valid. */
final class ClaimedRow {

  private final Handle handle;
  private final ImportClaim claim;

  ClaimedRow(Handle handle, ImportClaim claim) {
    this.handle = handle;
    this.claim = claim;
  }

  boolean renew() {
    String sql =
        """
        UPDATE import_job SET touched_at = greatest(touched_at, now())
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    return update(sql).execute() == 1;
  }

  boolean giveBack() {
    String sql =
        """
        UPDATE import_job SET state = 1, touched_at = now(), fruitless = 0
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    return update(sql).execute() == 1;
  }

  /** Stores the progress, or throws {@link ImportQueue#claimLost()}. */
  ImportProgress checkpoint(ImportProgress progress, List<RefusedRow> refused) {
    String sql =
        """
        UPDATE import_job
        SET touched_at = greatest(touched_at, now()), fruitless = 0, consumed = :consumed,
          bytes_read = :bytes, spent_ms = :spent, stored = :stored, existing = :existing,
          refused = :refused, earlier_taken = :earlier, moved_on = :moved,
          passed_over_kinds = :kinds, passed_over_counts = :counts,
          content_formats = :formats, content_files = :files, content_stored = :filesStored,
          content_existing = :filesExisting, content_refused = :filesRefused
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    List<Map.Entry<String, Long>> passedOver = List.copyOf(progress.passedOver().entrySet());
    List<ImportContent> contents = progress.contents();
    executeIfHeld(
        update(sql)
            .bind("consumed", progress.consumed())
            .bind("bytes", progress.bytesRead())
            .bind("spent", progress.spent().toMillis())
            .bind("stored", progress.tally().stored())
            .bind("existing", progress.tally().existing())
            .bind("refused", progress.tally().refused())
            .bind("earlier", progress.clockChanges().getOrDefault(ClockChange.EARLIER_TAKEN, 0L))
            .bind("moved", progress.clockChanges().getOrDefault(ClockChange.MOVED_ON, 0L))
            .bind("kinds", Values.texts(passedOver, one -> Optional.of(one.getKey())))
            .bind("counts", Values.longs(passedOver, Map.Entry::getValue))
            .bind("formats", Values.texts(contents, one -> Optional.of(one.format())))
            .bind("files", Values.longs(contents, ImportContent::files))
            .bind("filesStored", Values.longs(contents, one -> one.tally().stored()))
            .bind("filesExisting", Values.longs(contents, one -> one.tally().existing()))
            .bind("filesRefused", Values.longs(contents, one -> one.tally().refused())));
    new StoredProblems(handle, claim.job().person())
        .add(claim.job().id(), progress.tally().refused() - refused.size(), refused);
    return progress;
  }

  /** Ends the import, or throws {@link ImportQueue#claimLost()}. */
  ImportState end(Optional<ImportFailure> failure) {
    String sql =
        """
        UPDATE import_job
        SET state = :state, ended_at = now(), failure_code = :code, failure_detail = :detail,
          failure_file = :file, failure_unit = :unit, failure_position = :position
        WHERE person_id = :person AND id = :id AND state = 2 AND claims = :claim
        """;
    ImportState state = failure.isPresent() ? ImportState.FAILED : ImportState.DONE;
    Optional<Place> place = failure.flatMap(ImportFailure::place);
    executeIfHeld(
        update(sql)
            .bind("state", StateCode.of(state))
            .bind("code", failure.map(ImportFailure::code).orElse(null))
            .bind("detail", failure.map(ImportFailure::detail).orElse(null))
            .bind("file", place.flatMap(Place::file).orElse(null))
            .bind("unit", place.map(where -> UnitCode.of(where.unit())).orElse(null))
            .bind("position", place.map(Place::number).orElse(null)));
    return state;
  }

  private Update update(String sql) {
    return handle
        .createUpdate(sql)
        .bind("person", claim.job().person().value())
        .bind("id", claim.job().id())
        .bind("claim", claim.number());
  }

  private static void executeIfHeld(Update update) {
    if (update.execute() == 0) {
      throw ImportQueue.claimLost();
    }
  }
}
