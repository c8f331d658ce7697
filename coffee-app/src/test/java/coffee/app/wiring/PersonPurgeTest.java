package coffee.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.storage.Stores;
import coffee.domain.heartrate.PurgeOldReadings;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingFixtures;
import coffee.domain.person.PersonId;
import coffee.persistence.TestDatabase;
import coffee.persistence.WorkLease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PersonPurgeTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final Duration AGE = Duration.ofDays(30);

  private final TestDatabase postgres = TestDatabase.fresh();
  private final Jdbi jdbi = postgres.jdbi();
  private final Stores stores = Stores.over(jdbi);
  private final WorkLease lease = new WorkLease(jdbi);
  private final PurgeOldReadings readings =
      new PurgeOldReadings(stores.retention(), Clock.fixed(NINE, ZoneOffset.UTC));
  private final PersonPurge purge =
      new PersonPurge("reading-purge", "readings", AGE, person -> readings.purge(person, AGE));

  @AfterEach
  void close() {
    postgres.close();
  }

  @Test
  void onlyOneInstancePurges() {
    PersonId ada = withReadings("Ada");
    PersonId ben = withReadings("Ben");

    lease.runIfFree(purge.name(), () -> CompletableFuture.runAsync(this::run).join());
    assertThat(count()).isEqualTo(4);

    run();
    assertThat(count()).isEqualTo(2);
    assertThat(stores.readings().latest(ada)).isPresent();
    assertThat(stores.readings().latest(ben)).isPresent();
  }

  @Test
  void continuesAfterFailureForOnePerson() {
    PersonId ada = withReadings("Ada");
    PersonId ben = withReadings("Ben");
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS
                  $$BEGIN RAISE EXCEPTION 'kept'; END$$;
                CREATE TRIGGER keep BEFORE UPDATE ON heart_rate_hour
                  FOR EACH ROW WHEN (OLD.person_id = %d) EXECUTE FUNCTION keep()
                """
                    .formatted(ada.value())));

    run();

    assertThat(count(ada)).isEqualTo(2);
    assertThat(count(ben)).isEqualTo(1);
  }

  private void run() {
    purge.run(stores.people(), lease);
  }

  private PersonId withReadings(String name) {
    PersonId person = stores.people().add(name, ZoneOffset.UTC).id();
    stores.readings().add(person, reading(NINE.minus(Duration.ofDays(31))));
    stores.readings().add(person, reading(NINE.minus(Duration.ofDays(29))));
    return person;
  }

  private static Reading reading(Instant instant) {
    return ReadingFixtures.reading(
        instant, 60, ReadingContext.of(ReadingContext.Kind.RESTING), "watch");
  }

  private long count() {
    return jdbi.withHandle(
        handle -> handle.select("SELECT sum(n) FROM heart_rate_hour").mapTo(Long.class).one());
  }

  private long count(PersonId person) {
    String sql = "SELECT sum(n) FROM heart_rate_hour WHERE person_id = ?";
    return jdbi.withHandle(handle -> handle.select(sql, person.value()).mapTo(Long.class).one());
  }
}
