package coffee.domain.imports;

import coffee.domain.DomainException;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.PersonId;
import coffee.domain.work.Transactions;

/** Use case: undo an import. */
public final class UndoImport {

  private final ImportJobs jobs;
  private final IntakeLog intakes;
  private final ReadingLog readings;
  private final Transactions transactions;

  /** Undoes imports in the given store. */
  public UndoImport(
      ImportJobs jobs, IntakeLog intakes, ReadingLog readings, Transactions transactions) {
    this.jobs = jobs;
    this.intakes = intakes;
    this.readings = readings;
    this.transactions = transactions;
  }

  /**
   * Removes everything that the import has stored, atomically. Entries that existed before stay,
   * even if the file contained them, and so do entries changed since. A restored profile is kept,
   * since the person may rely on it by now.
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
          long heartRates = readings.removeImported(person, id);
          long coffees = intakes.removeImported(person, id);
          return jobs.markUndone(person, id, new ImportRemoval(coffees, heartRates));
        });
  }
}
