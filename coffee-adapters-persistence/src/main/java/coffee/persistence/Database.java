package coffee.persistence;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.Transactions;
import coffee.domain.Turns;
import coffee.domain.person.PersonId;
import java.time.Duration;
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

  /** As long as a repetition waits for the write that it repeats. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Each waits with a thread; half of those of the server are left to everybody else. */
  private static final int MAX_WRITES_AT_A_TIME = 512;

  private final Jdbi jdbi;

  /** Set on threads that have a transaction open. */
  private final ThreadLocal<Boolean> within = ThreadLocal.withInitial(() -> false);

  private final Turns<PersonId> writing;

  /**
   * The database behind a pool of connections.
   *
   * @param jdbi is told to leave values out of the messages of failures: they are a person's, and
   *     end up in logs
   */
  public Database(Jdbi jdbi) {
    this(jdbi, PATIENCE);
  }

  /** One in which a write waits so long for those before. */
  Database(Jdbi jdbi, Duration patience) {
    this.jdbi = jdbi;
    this.writing = new Turns<>(patience, MAX_WRITES_AT_A_TIME, Database::inProgress);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  /** Runs a single statement that changes nothing. */
  public <T> T read(Function<Handle, T> work) {
    return translated(() -> jdbi.withHandle(work::apply));
  }

  /** Runs statements that commit together when the work returns, and are undone if it throws. */
  public <T> T inTransaction(Function<Handle, T> work) {
    if (within.get()) {
      return translated(() -> jdbi.inTransaction(work::apply));
    }
    within.set(true);
    try {
      return translated(() -> jdbi.inTransaction(work::apply));
    } finally {
      within.remove();
    }
  }

  /**
   * Runs writes of one person like a transaction, after those before: only one of them has a
   * connection, so that whoever is locked out of their own data leaves the others to everybody
   * else. Within a transaction it joins that one, and waits for no turn: whoever has the turn may
   * be waiting for what the transaction has locked.
   *
   * @throws coffee.domain.DomainException UNAVAILABLE {@code writes_in_progress} instead of waiting
   *     for long
   */
  public <T> T inTurn(PersonId person, Function<Handle, T> work) {
    return within.get() ? inTransaction(work) : writing.take(person, () -> inTransaction(work));
  }

  private static DomainException inProgress() {
    return new DomainException(
        Reason.UNAVAILABLE,
        Transactions.IN_PROGRESS,
        "earlier writes of yours are still being stored; try again");
  }

  private static <T> T translated(Supplier<T> call) {
    try {
      return call.get();
    } catch (JdbiException failure) {
      throw DatabaseFailure.translate(failure);
    }
  }
}
