package coffee.domain.imports;

import coffee.domain.person.PersonId;

/** Use case: a person does not want the rest of an import. */
public final class CancelImport {

  private final ImportJobs jobs;
  private final ImportSpool spool;

  /** Among everybody's imports. */
  public CancelImport(ImportJobs jobs, ImportSpool spool) {
    this.jobs = jobs;
    this.spool = spool;
  }

  /**
   * Ends an import that is open; what it has stored stays.
   *
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code import_over}
   */
  public void cancel(PersonId person, long id) {
    spool.discard(jobs.cancel(person, id).order().file());
  }
}
