package coffee.persistence;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Work that is done by one instance at a time, of all that share a database. A lock of the
 * connection says whose turn it is: an instance that dies lets go of it.
 */
public final class SoleRun {

  private final Jdbi jdbi;

  /** Among those who use a database. */
  public SoleRun(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Does the work, unless another instance is at it.
   *
   * @param name of the work, the same everywhere
   * @return whether it was done here
   */
  public boolean attempt(String name, Runnable work) {
    return jdbi.withHandle(handle -> attempt(handle, name, work));
  }

  private static boolean attempt(Handle handle, String name, Runnable work) {
    if (!ask(handle, "SELECT pg_try_advisory_lock(hashtextextended(?, 0))", name)) {
      return false;
    }
    try {
      work.run();
    } finally {
      ask(handle, "SELECT pg_advisory_unlock(hashtextextended(?, 0))", name);
    }
    return true;
  }

  private static boolean ask(Handle handle, String sql, String name) {
    return handle.select(sql, name).mapTo(Boolean.class).one();
  }
}
