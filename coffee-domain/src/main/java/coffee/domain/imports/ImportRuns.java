package coffee.domain.imports;

import coffee.domain.Ticker;
import coffee.domain.Transactions;
import coffee.domain.person.PersonId;
import java.util.OptionalLong;

/**
 * Creates import runs.
 *
 * @param logs the targets of the rows
 * @param transactions the transactions of the targets
 * @param ticker by which the time that runs take is told
 * @param observer is notified of processed rows
 */
public record ImportRuns(
    ImportLogs logs, Transactions transactions, Ticker ticker, ImportObserver observer) {

  /** A run without a job, which cannot be undone. */
  public ImportRun of(PersonId person, ImportMilestones milestones) {
    ImportProgress from = ImportProgress.NONE;
    return new ImportRun(
        stored(person, OptionalLong.empty()), observed(milestones, from), from, ticker);
  }

  /** A run of a job, resuming where the last one ended; a dry run starts over. */
  public ImportRun of(ImportJob job, ImportMilestones milestones) {
    OptionalLong id = OptionalLong.of(job.id());
    return job.order().dryRun()
        ? new ImportRun(
            new RehearsedRows(logged(job.person(), id), transactions),
            milestones,
            ImportProgress.NONE,
            ticker)
        : new ImportRun(
            stored(job.person(), id), observed(milestones, job.progress()), job.progress(), ticker);
  }

  private ImportMilestones observed(ImportMilestones milestones, ImportProgress from) {
    return new ObservedMilestones(milestones, observer, from);
  }

  private ImportRows stored(PersonId person, OptionalLong importId) {
    return new StoredRows(logged(person, importId), transactions);
  }

  private LoggedRows logged(PersonId person, OptionalLong importId) {
    return new LoggedRows(person, logs, importId);
  }
}
