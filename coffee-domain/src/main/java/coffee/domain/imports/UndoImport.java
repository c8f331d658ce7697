package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.PersonId;
import coffee.domain.steps.StepLog;
import coffee.domain.work.Transactions;

/** Use case: undo an import. */
public final class UndoImport {

  private final ImportJobs jobs;
  private final Logs logs;
  private final Transactions transactions;

  /**
   * The logs from which an import is removed.
   *
   * @param intakes what was drunk
   * @param readings heart rates
   * @param steps counts of steps
   * @param experiments with the reports of their days
   */
  public record Logs(
      IntakeLog intakes, ReadingLog readings, StepLog steps, ExperimentStore experiments) {}

  /** Undoes imports in the given store. */
  public UndoImport(ImportJobs jobs, Logs logs, Transactions transactions) {
    this.jobs = jobs;
    this.logs = logs;
    this.transactions = transactions;
  }

  /**
   * Removes everything that the import has stored, atomically. Entries that existed before stay,
   * even if the file contained them, and so do entries and experiments changed since. A restored
   * profile is kept, since the person may rely on it by now.
   *
   * @return the import; unchanged if it was already undone
   * @throws DomainException NOT_FOUND; CONFLICT {@code import_open}, or {@code dry_run} for one
   *     that stored nothing
   */
  public ImportJob undo(PersonId person, long id) {
    ImportJob job =
        jobs.find(person, id).orElseThrow(() -> DomainException.notFound("no such import"));
    if (job.state() == ImportState.UNDONE) {
      return job;
    }
    if (job.state().isOpen()) {
      throw ImportJobs.importOpen();
    }
    if (job.request().dryRun()) {
      throw DomainException.conflict("dry_run", "a dry run has stored nothing");
    }
    return transactions.executeForPerson(
        person.value(),
        () -> {
          long heartRates = logs.readings().removeImported(person, id);
          long coffees = logs.intakes().removeImported(person, id);
          long steps = logs.steps().removeImported(person, id);
          long unused = logs.experiments().removeImported(person, id);
          return jobs.markUndone(person, id, new ImportRemoval(coffees, heartRates, steps));
        });
  }
}
