package coffee.domain.imports;

import coffee.domain.person.People;

/** Use case: what nobody will import is deleted. */
public final class SweepSpool {

  private final ImportSpool spool;
  private final ImportQueue queue;
  private final People people;

  /** In a spool. */
  public SweepSpool(ImportSpool spool, ImportQueue queue, People people) {
    this.spool = spool;
    this.queue = queue;
    this.people = people;
  }

  /**
   * Deletes what interrupted requests and ended imports have left, and the files of the removed.
   */
  public void sweep() {
    spool.sweep(queue.files(spool.name()));
    spool.owners().stream().filter(owner -> people.find(owner).isEmpty()).forEach(spool::forget);
  }
}
