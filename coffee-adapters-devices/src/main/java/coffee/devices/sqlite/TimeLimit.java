package coffee.devices.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.ProgressHandler;

/**
 * Interrupts SQLite when its queries have taken longer than a maximum in total, without the time in
 * which the service stores their rows. The statement time-out of the driver does not end a query.
 * Not thread-safe.
 */
final class TimeLimit extends ProgressHandler {

  /** Instructions of SQLite's virtual machine between two checks: less than a millisecond. */
  private static final int INSTRUCTIONS = 10_000;

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
    ProgressHandler.setHandler(connection, INSTRUCTIONS, limit);
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
