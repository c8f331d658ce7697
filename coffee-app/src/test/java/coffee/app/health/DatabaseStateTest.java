package coffee.app.health;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.persistence.TestDatabase;
import coffee.rest.service.ServiceHealth.State;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
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

  private static Connection unreachable() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:1/coffee?connectTimeout=1&user=coffee");
  }
}
