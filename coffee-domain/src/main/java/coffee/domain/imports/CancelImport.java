package coffee.domain.imports;

import coffee.domain.person.PersonId;

/** Use case: cancel an open import. */
public final class CancelImport {

  private final ImportJobs jobs;
  private final ImportSpool spool;

  /** Cancels imports in the given store. */
  public CancelImport(ImportJobs jobs, ImportSpool spool) {
    this.jobs = jobs;
    this.spool = spool;
  }

  /**
   * Cancels an open import; rows stored so far are kept.
   *
   * @throws coffee.domain.DomainException NOT_FOUND; CONFLICT {@code import_over}
   */
  public void cancel(PersonId person, long id) {
    spool.discard(jobs.cancel(person, id).request().file());
  }
}
