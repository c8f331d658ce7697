package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.storage.Stores;
import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingFixtures;
import coffee.domain.person.PersonId;
import coffee.persistence.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operator actions for all persons continue after a failure for one. */
class PartialFailureTest {

  private static final Instant LONG_AGO = Instant.parse("2020-03-01T09:00:00Z");

  private final TestDatabase postgres = TestDatabase.fresh();
  private final Jdbi jdbi = postgres.jdbi();
  private final Stores stores = Stores.over(jdbi);
  private final CommandRunner commands = new CommandRunner(postgres, Map.of());
  private PersonId ada;
  private PersonId ben;

  @BeforeEach
  void twoHaveReadings() {
    ada = withReading("Ada");
    ben = withReading("Ben");
  }

  @AfterEach
  void close() {
    postgres.close();
  }

  private PersonId withReading(String name) {
    PersonId person = stores.people().add(name, ZoneOffset.UTC).id();
    stores
        .readings()
        .add(
            person,
            ReadingFixtures.reading(
                LONG_AGO, 60, ReadingContext.of(ReadingContext.Kind.RESTING), "watch"));
    return person;
  }

  /** Simulates damaged rows of a person in a table. */
  private void keep(PersonId person, String table, String state) {
    String sql =
        """
        CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN
          IF coalesce(NEW.person_id, OLD.person_id) = %d THEN
            RAISE EXCEPTION 'kept' USING ERRCODE = '%s';
          END IF;
          RETURN coalesce(NEW, OLD);
        END$$;
        CREATE TRIGGER keep BEFORE INSERT OR UPDATE OR DELETE ON %s
          FOR EACH ROW EXECUTE FUNCTION keep()
        """
            .formatted(person.value(), state, table);
    jdbi.useHandle(handle -> handle.execute(sql));
  }

  private long count(PersonId person) {
    String sql = "SELECT sum(n) FROM heart_rate_hour WHERE person_id = ?";
    return jdbi.withHandle(handle -> handle.select(sql, person.value()).mapTo(Long.class).one());
  }

  @Test
  void purgeContinuesAfterOneFailure() {
    keep(ada, "heart_rate_hour", "P0001");

    Outcome outcome = commands.run("purge", "readings", "--days", "30");

    assertThat(outcome.succeeded()).isFalse();
    assertThat(outcome.output())
        .startsWith("person %d: failed: ".formatted(ada.value()))
        .contains("kept")
        .endsWith("Ben: 1 readings deleted.\n");
    assertThat(outcome.errors()).contains("failed for 1 of 2 person(s), listed above");
    assertThat(count(ada)).isEqualTo(1);
    assertThat(count(ben)).isZero();
  }

  @Test
  void taskDistinguishesOutageFromBug() {
    keep(ada, "heart_rate_hour", "57014");
    try (RunningService service = RunningService.over(postgres)) {
      HttpTestClient operator = new HttpTestClient(service.adminPort(), "");
      HttpTestResponse unavailable = post(operator, "/tasks/purge-readings?days=30");
      assertThat(unavailable.status()).isEqualTo(503);
      assertThat(unavailable.body())
          .isEqualTo(
              """
              person %d: failed: the database is currently unavailable
              Ben: 1 readings deleted.
              owner: 0 readings deleted.
              failed for 1 of 3 person(s), listed above
              """
                  .formatted(ada.value()));

      jdbi.useHandle(handle -> handle.execute("DROP FUNCTION keep CASCADE"));
      spoilReadings(ada);
      HttpTestResponse wrong = post(operator, "/tasks/bins-verify");
      assertThat(wrong.status()).isEqualTo(500);
      assertThat(wrong.body())
          .startsWith("person %d: failed: ".formatted(ada.value()))
          .contains("Ben: all bins are consistent.\n");
    }
  }

  private static HttpTestResponse post(HttpTestClient operator, String path) {
    return operator.send("POST", path, BodyPublishers.noBody());
  }

  private void spoilReadings(PersonId person) {
    String sql = "UPDATE heart_rate_hour SET readings = '\\x01' WHERE person_id = ?";
    jdbi.useHandle(handle -> handle.execute(sql, person.value()));
  }

  @Test
  void binCommandsContinueAfterOneFailure() {
    spoilReadings(ada);
    Outcome verified = commands.run("bins", "verify");
    assertThat(verified.succeeded()).isFalse();
    assertThat(verified.output())
        .startsWith("person %d: failed: ".formatted(ada.value()))
        .endsWith("Ben: all bins are consistent.\n");

    keep(ada, "heart_rate_hour", "P0001");
    Outcome rebuilt = commands.run("bins", "rebuild");
    assertThat(rebuilt.succeeded()).isFalse();
    assertThat(rebuilt.output())
        .startsWith("person %d: failed: ".formatted(ada.value()))
        .endsWith("Ben: 1 bins computed.\n");
    assertThat(rebuilt.errors()).contains("failed for 1 of 2 person(s), listed above");
  }
}
