package coffee.persistence;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * The way to PostgreSQL. Calls within a transaction of the same thread join it. When the database
 * is away, every call fails with a {@code database_unavailable}. Safe for use by many threads.
 */
public final class Database {

  /**
   * What a connection should be opened with, as PostgreSQL's start-up {@code options}.
   *
   * <p>Every statement here is written so that one plan, by index, is right for all values. Left to
   * itself the planner makes a new one each time, because it cannot know how few readings a narrow
   * period holds; that takes longer than most of the statements. Compiling them never pays.
   */
  public static final String SESSION_OPTIONS = "-c plan_cache_mode=force_generic_plan -c jit=off";

  private final Jdbi jdbi;

  /**
   * The database behind a pool of connections.
   *
   * @param jdbi is told to leave values out of the messages of failures: they are a person's, and
   *     end up in logs
   */
  public Database(Jdbi jdbi) {
    this.jdbi = jdbi;
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
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
