package coffee.persistence;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException.Reason;
import coffee.domain.person.PersonId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {

  private final TestDatabase postgres = TestDatabase.fresh();
  private final Database database = new Database(postgres.jdbi());

  @AfterEach
  void close() {
    postgres.close();
  }

  private static void assertUnavailable(Database database, Consumer<Handle> work) {
    assertUnavailable(database, "database_unavailable", work);
  }

  private static void assertUnavailable(Database database, String code, Consumer<Handle> work) {
    assertRefused(
        Reason.UNAVAILABLE,
        code,
        () ->
            database.inTransaction(
                handle -> {
                  work.accept(handle);
                  return handle;
                }));
  }

  @Test
  void reportsUnavailableIfNothingListens() {
    Jdbi nowhere = Jdbi.create("jdbc:postgresql://127.0.0.1:1/coffee?connectTimeout=1");

    assertUnavailable(new Database(nowhere), handle -> handle.execute("SELECT 1"));
    assertRefused(
        Reason.UNAVAILABLE,
        "database_unavailable",
        () -> new JdbiStore(nowhere).people().find(new PersonId(1)));
  }

  @Test
  void exhaustedPoolIsDatabaseBusy() throws SQLException {
    try (Connection only = postgres.onlyConnection()) {
      assertThat(only.isValid(0)).isTrue();
      assertUnavailable(database, "database_busy", handle -> handle.execute("SELECT 1"));
    }
  }

  @Test
  void reportsUnavailableIfConnectionIsTerminated() {
    assertUnavailable(
        database, handle -> handle.execute("SELECT pg_terminate_backend(pg_backend_pid())"));
  }

  @Test
  void reportsUnavailableIfConnectionIsDead() {
    assertUnavailable(
        database,
        handle -> {
          int backend = handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one();
          Jdbi.create(postgres.jdbcUrl())
              .useHandle(other -> other.execute("SELECT pg_terminate_backend(?, 5000)", backend));
          handle.execute("SELECT 1");
        });
  }

  @Test
  void reportsUnavailableOnStatementTimeout() {
    assertUnavailable(
        database,
        handle -> {
          handle.execute("SET LOCAL statement_timeout = 1");
          handle.execute("SELECT pg_sleep(60)");
        });
  }

  @Test
  void reportsUnavailableOnReadOnlyStandby() {
    assertUnavailable(
        database,
        handle -> {
          handle.execute("SET LOCAL transaction_read_only = on");
          handle.execute("DELETE FROM person");
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "25006", "40001", "40P01", "53100", "53200", "53300", "55P03", "57P01", "57P02",
        "57P03", "58030"
      })
  void reportsUnavailableForSqlState(String state) {
    assertUnavailable(
        database,
        handle ->
            handle.execute(
                "DO $$ BEGIN RAISE EXCEPTION 'away' USING ERRCODE = '" + state + "'; END $$"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 1 / 0", "SELECT * FROM nowhere", "SELECT CAST('x' AS int)"})
  void doesNotTranslateBugs(String sql) {
    assertThatThrownBy(() -> database.read(handle -> handle.execute(sql)))
        .isInstanceOf(JdbiException.class);
  }

  @Test
  void messageContainsNoParameterValues() {
    assertThatThrownBy(
            () ->
                database.read(
                    handle ->
                        handle
                            .createQuery("SELECT CAST(:text AS integer) / 0")
                            .bind("text", "7654321")
                            .mapTo(Integer.class)
                            .one()))
        .isInstanceOf(JdbiException.class)
        .hasMessageNotContaining("7654321");
  }

  @Test
  void recoversAfterFailure() {
    reportsUnavailableIfConnectionIsTerminated();

    int one = database.read(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one());
    assertThat(one).isEqualTo(1);
  }
}
