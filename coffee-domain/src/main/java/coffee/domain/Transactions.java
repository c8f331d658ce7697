package coffee.domain;

import java.util.function.Supplier;

/** Makes several calls of ports one: all of them commit, or none. */
public interface Transactions {

  /** Code of what is refused because writes of the same person are still under way. */
  String IN_PROGRESS = "writes_in_progress";

  /**
   * Runs work whose calls of ports, on this thread, commit together when it returns and are undone
   * together when it throws. Within another call it joins that one.
   */
  <T> T inOne(Supplier<T> work);

  /**
   * The same for writes of one person, which come one after the other anyway. Who waits for the
   * writes before takes nothing meanwhile that others need too.
   *
   * @param person the person's number
   * @throws DomainException UNAVAILABLE {@value #IN_PROGRESS} if it takes long, or if many wait
   */
  default <T> T inTurn(long person, Supplier<T> work) {
    return inOne(work);
  }
}
