package coffee.domain.imports;

import coffee.domain.Transactions;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.util.OptionalLong;

/**
 * Begins runs of imports.
 *
 * @param intakes where drinks go
 * @param readings where heart rates go
 * @param transactions of both
 * @param clock by which the time that runs take is told
 */
public record ImportRuns(
    IntakeLog intakes, ReadingLog readings, Transactions transactions, Clock clock) {

  /** A run of rows that nobody will want to take away together. */
  public ImportRun of(PersonId person, ImportMilestones milestones) {
    return new ImportRun(
        stored(person, OptionalLong.empty()), milestones, ImportProgress.NONE, clock);
  }

  /** A run of a job, from where the last one ended; a rehearsal starts anew. */
  public ImportRun of(ImportJob job, ImportMilestones milestones) {
    OptionalLong id = OptionalLong.of(job.id());
    return job.order().dryRun()
        ? new ImportRun(
            new RehearsedRows(logged(job.person(), id), transactions),
            milestones,
            ImportProgress.NONE,
            clock)
        : new ImportRun(stored(job.person(), id), milestones, job.progress(), clock);
  }

  private ImportRows stored(PersonId person, OptionalLong importId) {
    return new StoredRows(logged(person, importId), transactions);
  }

  private LoggedRows logged(PersonId person, OptionalLong importId) {
    return new LoggedRows(person, intakes, readings, importId);
  }
}
