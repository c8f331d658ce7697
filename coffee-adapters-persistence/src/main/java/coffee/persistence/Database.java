package coffee.persistence;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The way to PostgreSQL. Calls within a transaction of the same thread join it. When the database
 * is away, every call fails with a {@code database_unavailable}. Safe for use by many threads.
 */
public final class Database {

  private final Jdbi jdbi;

  /** The database behind a pool of connections. */
  public Database(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Runs a single statement that changes nothing. */
  public <T> T read(Function<Handle, T> work) {
    return translated(() -> jdbi.withHandle(work::apply));
  }

  /** Runs statements that commit together when the work returns, and are undone if it throws. */
  public <T> T inTransaction(Function<Handle, T> work) {
    return translated(() -> jdbi.inTransaction(work::apply));
  }

  private static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (JdbiException failure) {
      throw DatabaseFailure.translate(failure);
    }
  }
}
