package coffee.domain;

import java.util.function.Supplier;

/** Makes several calls of ports one: all of them commit, or none. */
public interface Transactions {

  /**
   * Runs work whose calls of ports, on this thread, commit together when it returns and are undone
   * together when it throws. Within another call it joins that one.
   */
  <T> T inOne(Supplier<T> work);
}
