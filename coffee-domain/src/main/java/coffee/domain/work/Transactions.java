package coffee.domain.work;

import coffee.domain.DomainException;
import java.util.function.Supplier;

/** Combines several port calls into one transaction: all of them commit, or none. */
public interface Transactions {

  /** Error code if other writes of the same person are still in progress. */
  String IN_PROGRESS = "writes_in_progress";

  /**
   * Runs work whose port calls on this thread commit together when it returns and roll back
   * together when it throws. A nested call joins the outer transaction.
   */
  <T> T execute(Supplier<T> work);

  /**
   * Runs work in a transaction, serialized with the other writes of the same person. While waiting,
   * no shared resource such as a connection is held.
   *
   * @param person the person's number
   * @throws DomainException UNAVAILABLE {@value #IN_PROGRESS} after a timeout or if too many wait
   */
  default <T> T executeForPerson(long person, Supplier<T> work) {
    return execute(work);
  }
}
