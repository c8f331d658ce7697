package coffee.app.health;

import com.codahale.metrics.health.HealthCheck;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Checks that PostgreSQL can be written and read, in a transaction that is rolled back. */
public final class DatabaseHealthCheck extends HealthCheck {

  private final Jdbi jdbi;

  /** Creates a check of a database. */
  public DatabaseHealthCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  protected Result check() {
    try {
      return jdbi.withHandle(DatabaseHealthCheck::writeAndRead)
          ? Result.healthy("writable and readable")
          : Result.unhealthy("the written row was not found");
    } catch (JdbiException failure) {
      return Result.unhealthy("write or read failed: " + RootCause.words(failure));
    }
  }

  /** An hour of person 0, who never exists. */
  private static boolean writeAndRead(Handle handle) {
    String write =
        """
        INSERT INTO heart_rate_hour (person_id, start_ms, n, min_bpm, max_bpm, contexts, sources,
          bins)
        VALUES (0, 0, 0, 0, 0, 0, '', '')
        """;
    String read = "SELECT count(*) = 1 FROM heart_rate_hour WHERE person_id = 0";
    handle.begin();
    try {
      handle.execute(write);
      return handle.createQuery(read).mapTo(Boolean.class).one();
    } finally {
      handle.rollback();
    }
  }
}
