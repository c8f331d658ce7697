package coffee.app.health;

import coffee.persistence.Database;
import coffee.rest.service.ServiceHealth.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The state of PostgreSQL: OK if it answers, DEGRADED if the pool is full while PostgreSQL answers
 * on another connection, DOWN if it does not answer.
 */
public final class DatabaseState implements Supplier<State> {

  /** Bounds the check of a connection whose database is silent. */
  private static final int CHECK_SECONDS = 2;

  /** Opens a connection that is not one of the pool's. */
  @FunctionalInterface
  public interface Login {

    /**
     * Opens one, within a bounded time.
     *
     * @throws SQLException if PostgreSQL does not answer
     */
    Connection open() throws SQLException;
  }

  private final Jdbi pool;
  private final Login login;

  /** The state of a database behind a pool. */
  public DatabaseState(Jdbi pool, Login login) {
    this.pool = pool;
    this.login = login;
  }

  /**
   * Asks on a connection of the pool, because the pool hands out connections unchecked for a while
   * after their last check. One that was cut off alone says nothing about PostgreSQL: then another
   * is opened.
   */
  @Override
  public State get() {
    try {
      return pool.withHandle(DatabaseState::isAlive) || answers() ? State.OK : State.DOWN;
    } catch (JdbiException failure) {
      return Database.isPoolFull(failure) && answers() ? State.DEGRADED : State.DOWN;
    }
  }

  private static boolean isAlive(Handle handle) {
    try {
      return handle.getConnection().isValid(CHECK_SECONDS);
    } catch (SQLException failure) {
      return false;
    }
  }

  private boolean answers() {
    try (Connection connection = login.open()) {
      return !connection.isClosed();
    } catch (SQLException failure) {
      return false;
    }
  }
}
