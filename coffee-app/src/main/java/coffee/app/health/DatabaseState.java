package coffee.app.health;

import coffee.persistence.Database;
import coffee.rest.service.ServiceHealth.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The state of PostgreSQL: OK if the pool gives a connection, DEGRADED if the pool is full while
 * PostgreSQL answers on another connection, DOWN if it does not answer.
 */
public final class DatabaseState implements Supplier<State> {

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

  /** A connection leaves the pool only after it was found to work. */
  @Override
  public State get() {
    try {
      pool.useHandle(handle -> {});
      return State.OK;
    } catch (JdbiException failure) {
      return Database.isPoolFull(failure) && answers() ? State.DEGRADED : State.DOWN;
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
