package coffee.devices.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/**
 * Interrupts SQLite when it has worked for too long in total, not counting the time in which rows
 * are stored. The statement time-out of the driver does not end a query. Not thread-safe.
 */
final class TimeLimit extends ProgressHandler {

  /** Steps of SQLite's machine between two checks: some tenths of a millisecond. */
  private static final int STEPS = 10_000;

  private final long maxNanos;
  private long spent;
  private long startedAt;
  private boolean isRunning;

  private TimeLimit(Duration maximum) {
    this.maxNanos = maximum.toNanos();
  }

  /** Limits the time of a connection. */
  static TimeLimit of(Connection connection, Duration maximum) throws SQLException {
    TimeLimit limit = new TimeLimit(maximum);
    ProgressHandler.setHandler(connection, STEPS, limit);
    return limit;
  }

  void start() {
    isRunning = true;
    startedAt = System.nanoTime();
  }

  void stop() {
    if (isRunning) {
      spent += System.nanoTime() - startedAt;
      isRunning = false;
    }
  }

  @Override
  protected int progress() {
    return isRunning && spent + System.nanoTime() - startedAt > maxNanos ? 1 : 0;
  }
}
