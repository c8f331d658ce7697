package coffee.persistence;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.person.PersonId;
import coffee.domain.work.KeyedSemaphore;
import coffee.domain.work.Transactions;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/**
 * Access to PostgreSQL. Calls within a transaction of the same thread join it. If the database is
 * unavailable, every call fails with {@code database_unavailable}; if no connection of the pool is
 * free within its timeout, with {@code database_busy}. Thread-safe.
 */
public final class Database {

  /**
   * Session options for connections, passed as PostgreSQL's startup {@code options}.
   *
   * <p>{@code random_page_cost}: data are on solid-state disks or cached; with the default the
   * planner sorts a long history instead of reading the first rows of an index. {@code jit=off}:
   * compiling takes longer than our statements.
   */
  public static final String SESSION_OPTIONS = "-c random_page_cost=1.1 -c jit=off";

  /** Each waiting write of a person occupies one of 1,024 threads of the server. */
  private static final int MAX_WAITING_WRITES = 512;

  private final Jdbi jdbi;

  /** Set on threads with an open transaction. */
  private final ThreadLocal<Boolean> inTransaction = ThreadLocal.withInitial(() -> false);

  private final KeyedSemaphore<PersonId> writing;

  private final ProfileChecks profileChecks = new ProfileChecks();
  private final PersonReads reads;
  private final DatabaseBounds bounds;

  /**
   * The database of a command, which may open any number of connections.
   *
   * @param jdbi configured to omit values from exception messages, because they are personal data
   *     and would end up in logs
   */
  public Database(Jdbi jdbi) {
    this(jdbi, DatabaseBounds.ofPool(Integer.MAX_VALUE));
  }

  /**
   * Creates access through a connection pool.
   *
   * @param jdbi is configured to omit values from exception messages
   * @param bounds the share of the connections that one person may use
   */
  public Database(Jdbi jdbi, DatabaseBounds bounds) {
    this.jdbi = jdbi;
    this.bounds = bounds;
    this.writing = KeyedSemaphore.lock(MAX_WAITING_WRITES, bounds.timeout(), Database::inProgress);
    this.reads = new PersonReads(bounds);
    jdbi.getConfig(RoundTrips.class); // from now on, handles share it
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
  }

  /** Runs a single statement that changes nothing and is not about one person. */
  public <T> T read(Function<Handle, T> work) {
    return translateFailures(() -> jdbi.withHandle(work::apply));
  }

  /**
   * Runs statements that change nothing and read what is a person's. The person's reads together
   * hold at most half of the connections; within a transaction it joins that one.
   *
   * @throws DomainException UNAVAILABLE {@code reads_in_progress} instead of waiting longer
   */
  public <T> T read(PersonId person, Function<Handle, T> work) {
    return inTransaction.get() ? read(work) : reads.read(person, () -> read(work));
  }

  /**
   * Like {@link #read(PersonId, Function)}, with rows that are processed as they are fetched: in a
   * transaction, without which the driver reads all rows before it returns the first.
   *
   * @throws DomainException UNAVAILABLE {@code reads_in_progress} instead of waiting longer
   */
  public <T> T stream(PersonId person, Function<Handle, T> work) {
    return inTransaction.get()
        ? inTransaction(work)
        : reads.read(person, () -> inTransaction(work));
  }

  /**
   * Runs a read that may scan a whole history: one at a time for each person.
   *
   * @throws DomainException UNAVAILABLE {@code reads_in_progress} instead of waiting longer
   */
  public <T> T scan(PersonId person, Supplier<T> work) {
    return inTransaction.get() ? work.get() : reads.scan(person, work);
  }

  /** The check that the read of the current thread has to make. */
  public ProfileChecks profileChecks() {
    return profileChecks;
  }

  /** The share of the database that one person may use. */
  public DatabaseBounds bounds() {
    return bounds;
  }

  /** Runs statements in a transaction, which is rolled back if the work throws. */
  public <T> T inTransaction(Function<Handle, T> work) {
    if (inTransaction.get()) {
      return translateFailures(() -> jdbi.inTransaction(work::apply));
    }
    inTransaction.set(true);
    try {
      return translateFailures(() -> jdbi.inTransaction(work::apply));
    } finally {
      inTransaction.remove();
    }
  }

  /**
   * Runs a transaction after the person's earlier ones. Only one of them holds a connection, so
   * that blocked writes of one person leave the other connections to everybody else. Within a
   * transaction it joins that one without waiting, because the holder of the person's mutex may be
   * waiting for its locks.
   *
   * @throws coffee.domain.DomainException UNAVAILABLE {@code writes_in_progress} if the wait times
   *     out
   */
  public <T> T executeForPerson(PersonId person, Function<Handle, T> work) {
    return inTransaction.get()
        ? inTransaction(work)
        : writing.withPermit(person, () -> inTransaction(work));
  }

  static DomainException inProgress() {
    return new DomainException(
        Reason.UNAVAILABLE,
        Transactions.IN_PROGRESS,
        "your earlier writes are still in progress; try again");
  }

  /** Whether a transaction of this thread is open, which other calls join. */
  public boolean isInTransaction() {
    return inTransaction.get();
  }

  /** Whether something failed because all connections of the pool were in use for too long. */
  public static boolean isPoolFull(Throwable failure) {
    return DatabaseFailure.isPoolFull(failure);
  }

  private static <T> T translateFailures(Supplier<T> call) {
    try {
      return call.get();
    } catch (JdbiException failure) {
      throw DatabaseFailure.translate(failure);
    }
  }
}
