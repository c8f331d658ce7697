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
 * @param ticker measures the run time
 * @param observer is notified of processed rows, within the transaction that stores them
 */
public record ImportRunFactory(
    ImportTargets logs, Transactions transactions, Ticker ticker, ImportObserver observer) {

  /** A run without a job, which cannot be undone. */
  public ImportRun start(PersonId person, CheckpointListener listener) {
    ImportProgress from = ImportProgress.NONE;
    return new ImportRun(
        storing(person, OptionalLong.empty()), observed(listener, from), from, ticker);
  }

  /** A run of a job, resuming where the last one ended; a dry run starts over. */
  public ImportRun start(ImportJob job, CheckpointListener listener) {
    OptionalLong id = OptionalLong.of(job.id());
    return job.request().dryRun()
        ? new ImportRun(
            new DryRunBatchWriter(rowWriter(job.person(), id), transactions),
            listener,
            ImportProgress.NONE,
            ticker)
        : new ImportRun(
            storing(job.person(), id), observed(listener, job.progress()), job.progress(), ticker);
  }

  private CheckpointListener observed(CheckpointListener listener, ImportProgress from) {
    AtomicReference<ImportProgress> last = new AtomicReference<>(from);
    return (progress, refused) -> {
      listener.checkpoint(progress, refused);
      ImportProgress before = last.getAndSet(progress);
      observer.batchProcessed(
          progress.rowCounts().minus(before.rowCounts()),
          Math.max(0, progress.bytesRead() - before.bytesRead()));
    };
  }

  private BatchWriter storing(PersonId person, OptionalLong importId) {
    return new StoringBatchWriter(rowWriter(person, importId), transactions);
  }

  private RowWriter rowWriter(PersonId person, OptionalLong importId) {
    return new RowWriter(person, logs, importId);
  }
}
