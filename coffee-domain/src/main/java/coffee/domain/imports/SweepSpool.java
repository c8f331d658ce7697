package coffee.domain.imports;

import coffee.domain.person.People;

/** Use case: delete spooled files that are no longer needed. */
public final class SweepSpool {

  private final ImportSpool spool;
  private final ImportQueue queue;
  private final People people;

  /** Sweeps the given spool. */
  public SweepSpool(ImportSpool spool, ImportQueue queue, People people) {
    this.spool = spool;
    this.queue = queue;
    this.people = people;
  }

  /** Deletes remains of aborted requests and ended imports, and files of removed persons. */
  public void sweep() {
    spool.sweep(queue.filesInUse(spool.name()));
    spool.owners().stream()
        .filter(owner -> people.find(owner).isEmpty())
        .forEach(spool::deleteFilesOf);
  }
}
