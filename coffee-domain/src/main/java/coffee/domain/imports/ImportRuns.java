package coffee.domain.imports;

import coffee.domain.Ticker;
import coffee.domain.Transactions;
import coffee.domain.person.PersonId;
import java.util.OptionalLong;

/**
 * Begins runs of imports.
 *
 * @param logs where rows go
 * @param transactions of all of them
 * @param ticker by which the time that runs take is told
 * @param observer is told what runs deal with
 */
public record ImportRuns(
    ImportLogs logs, Transactions transactions, Ticker ticker, ImportObserver observer) {

  /** A run of rows that nobody will want to take away together. */
  public ImportRun of(PersonId person, ImportMilestones milestones) {
    ImportProgress from = ImportProgress.NONE;
    return new ImportRun(
        stored(person, OptionalLong.empty()), observed(milestones, from), from, ticker);
  }

  /** A run of a job, from where the last one ended; a rehearsal starts anew. */
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
