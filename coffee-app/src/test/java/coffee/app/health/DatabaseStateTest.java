package coffee.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.persistence.TestDatabase;
import coffee.rest.service.ServiceHealth.State;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DatabaseStateTest {

  private final TestDatabase database = TestDatabase.fresh();

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void poolWithFreeConnectionIsOk() {
    assertThat(new DatabaseState(database.jdbi(), DatabaseStateTest::unreachable).get())
        .isEqualTo(State.OK);
  }

  @Test
  void fullPoolWithRespondingDatabaseIsDegraded() throws SQLException {
    try (Connection only = database.onlyConnection()) {
      assertThat(only.isValid(0)).isTrue();
      assertThat(
              new DatabaseState(
                      database.jdbi(), () -> DriverManager.getConnection(database.jdbcUrl()))
                  .get())
          .isEqualTo(State.DEGRADED);
    }
  }

  @Test
  void fullPoolWithSilentDatabaseIsDown() throws SQLException {
    try (Connection only = database.onlyConnection()) {
      assertThat(only.isValid(0)).isTrue();
      assertThat(new DatabaseState(database.jdbi(), DatabaseStateTest::unreachable).get())
          .isEqualTo(State.DOWN);
    }
  }

  @Test
  void operatorChecksReportFullPool() throws SQLException {
    try (Connection only = database.onlyConnection()) {
      assertThat(only.isValid(0)).isTrue();
      assertThat(new DatabaseHealthCheck(database.jdbi()).check().getMessage())
          .isEqualTo("write or read failed: every connection of the pool is in use");
    }
  }

  @Test
  void closedPortIsDown() {
    Jdbi nowhere = Jdbi.create("jdbc:postgresql://127.0.0.1:1/coffee?connectTimeout=1");

    assertThat(new DatabaseState(nowhere, DatabaseStateTest::unreachable).get())
        .isEqualTo(State.DOWN);
  }

  @Test
  void terminatedConnectionWithSilentDatabaseIsDown() throws SQLException {
    try (Connection terminated = terminatedConnection()) {
      assertThat(new DatabaseState(Jdbi.create(terminated), DatabaseStateTest::unreachable).get())
          .isEqualTo(State.DOWN);
    }
  }

  @Test
  void terminatedConnectionWithRespondingDatabaseIsOk() throws SQLException {
    try (Connection terminated = terminatedConnection()) {
      assertThat(
              new DatabaseState(
                      Jdbi.create(terminated),
                      () -> DriverManager.getConnection(database.jdbcUrl()))
                  .get())
          .isEqualTo(State.OK);
    }
  }

  /** A connection that looks open, as one of the pool does that the server has just ended. */
  private Connection terminatedConnection() throws SQLException {
    Connection connection = DriverManager.getConnection(database.jdbcUrl());
    int process = Jdbi.create(connection).withHandle(DatabaseStateTest::processOf);
    boolean isTerminated =
        Jdbi.create(database.jdbcUrl())
            .withHandle(
                other ->
                    other
                        .createQuery("SELECT pg_terminate_backend(:process, 10000)")
                        .bind("process", process)
                        .mapTo(Boolean.class)
                        .one());
    assertThat(isTerminated).isTrue();
    return connection;
  }

  private static int processOf(Handle handle) {
    return handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
  }

  private static Connection unreachable() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:1/coffee?connectTimeout=1&user=coffee");
  }
}
