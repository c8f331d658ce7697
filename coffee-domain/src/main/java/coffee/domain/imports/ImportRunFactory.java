package coffee.domain.imports;

import coffee.domain.Ticker;
import coffee.domain.imports.rows.BatchWriter;
import coffee.domain.imports.rows.CheckpointListener;
import coffee.domain.imports.rows.DryRunBatchWriter;
import coffee.domain.imports.rows.ImportObserver;
import coffee.domain.imports.rows.ImportProgress;
import coffee.domain.imports.rows.ImportRun;
import coffee.domain.imports.rows.ImportTargets;
import coffee.domain.imports.rows.RowWriter;
import coffee.domain.imports.rows.StoringBatchWriter;
import coffee.domain.person.PersonId;
import coffee.domain.work.Transactions;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Creates import runs.
 *
 * @param logs the targets of the rows
 * @param transactions the transactions of the targets
 * @param ticker by which the time that runs take is told
 * @param observer is notified of processed rows, within the transaction that stores them
 */
public record ImportRunFactory(
    ImportTargets logs, Transactions transactions, Ticker ticker, ImportObserver observer) {

  /** A run without a job, which cannot be undone. */
  public ImportRun start(PersonId person, CheckpointListener milestones) {
    ImportProgress from = ImportProgress.NONE;
    return new ImportRun(
        stored(person, OptionalLong.empty()), observed(milestones, from), from, ticker);
  }

  /** A run of a job, resuming where the last one ended; a dry run starts over. */
  public ImportRun start(ImportJob job, CheckpointListener milestones) {
    OptionalLong id = OptionalLong.of(job.id());
    return job.request().dryRun()
        ? new ImportRun(
            new DryRunBatchWriter(logged(job.person(), id), transactions),
            milestones,
            ImportProgress.NONE,
            ticker)
        : new ImportRun(
            stored(job.person(), id), observed(milestones, job.progress()), job.progress(), ticker);
  }

  private CheckpointListener observed(CheckpointListener milestones, ImportProgress from) {
    AtomicReference<ImportProgress> last = new AtomicReference<>(from);
    return (progress, refused) -> {
      milestones.checkpoint(progress, refused);
      ImportProgress before = last.getAndSet(progress);
      observer.batchProcessed(
          progress.rowCounts().minus(before.rowCounts()),
          Math.max(0, progress.bytesRead() - before.bytesRead()));
    };
  }

  private BatchWriter stored(PersonId person, OptionalLong importId) {
    return new StoringBatchWriter(logged(person, importId), transactions);
  }

  private RowWriter logged(PersonId person, OptionalLong importId) {
    return new RowWriter(person, logs, importId);
  }
}
