package coffee.persistence;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.PersonId;
import coffee.domain.work.KeyedSemaphore;
import java.util.function.Supplier;

/**
 * Bounds the connections that reads of one person hold at a time, so that other persons always find
 * one. Reads over the bound wait without a connection. Thread-safe.
 */
final class PersonReads {

  /** Each waiting read occupies a thread; half of the server's threads are left to others. */
  private static final int MAX_WAITING = 512;

  private final KeyedSemaphore<PersonId> connections;
  private final KeyedSemaphore<PersonId> scans;

  /** Creates bounds for the reads of every person. */
  PersonReads(DatabaseBounds bounds) {
    int maxConcurrent = bounds.connectionsOfPerson();
    connections =
        new KeyedSemaphore<>(maxConcurrent, MAX_WAITING, bounds.timeout(), PersonReads::inProgress);
    scans = KeyedSemaphore.lock(MAX_WAITING, bounds.timeout(), PersonReads::inProgress);
  }

  /**
   * Runs a read that takes one connection while it runs.
   *
   * @throws DomainException UNAVAILABLE {@code reads_in_progress} if the person's earlier reads
   *     take longer than the timeout
   */
  <T> T read(PersonId person, Supplier<T> work) {
    return connections.withPermit(person, work);
  }

  /**
   * Runs a read that may scan many rows, after the person's earlier ones: each keeps a processor of
   * the database busy.
   *
   * @throws DomainException UNAVAILABLE {@code reads_in_progress} if the earlier ones take longer
   *     than the timeout
   */
  <T> T scan(PersonId person, Supplier<T> work) {
    return scans.withPermit(person, work);
  }

  private static DomainException inProgress() {
    return new DomainException(
        Reason.UNAVAILABLE,
        "reads_in_progress",
        "earlier reads of the same person are still running; try again");
  }
}
