package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Page;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.person.PersonId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.tomcat.jdbc.pool.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Writes whose second statement fails, on a database that is really sharded. Tests do not start
 * Citus: {@code bench/sharded-round-trips} names an empty database that has the extension. {@link
 * RoundTripTest} shows the same in {@code verify}, on a database that is not sharded.
 */
@EnabledIfSystemProperty(named = ShardedRoundTripTest.DATABASE, matches = "jdbc:.+")
class ShardedRoundTripTest {

  /** The system property that names the database by its JDBC URL. */
  static final String DATABASE = "coffee.sharded.database";

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  /** A dose in mg and a bpm that the constraints of this test refuse. */
  private static final int REFUSED = 77;

  private static final DataSource POOL = new DataSource();

  @BeforeAll
  static void migrate() throws Exception {
    String url = System.getProperty(DATABASE);
    try (Connection connection = DriverManager.getConnection(url)) {
      ProductionChangelog.of(connection).update("");
    }
    POOL.setDriverClassName("org.postgresql.Driver");
    POOL.setUrl(url);
    POOL.setInitialSize(0);
    Jdbi.create(POOL)
        .useHandle(
            handle -> {
              handle.execute(
                  "ALTER TABLE coffee_intake ADD CONSTRAINT no_test_dose CHECK (caffeine_mg <> 77)");
              handle.execute(
                  "ALTER TABLE heart_rate_hour ADD CONSTRAINT no_test_bpm CHECK (max_bpm <> 77)");
            });
  }

  @AfterAll
  static void close() {
    POOL.close();
  }

  private static JdbiStore store() {
    return new JdbiStore(Jdbi.create(POOL));
  }

  private static PersonId person(JdbiStore store, String name) {
    return store.people().ensure(name, ZoneOffset.UTC).id();
  }

  private static long revision(JdbiStore store, PersonId person) {
    return store.people().find(person).orElseThrow().revision();
  }

  @Test
  void tablesAreSharded() {
    String sql = "SELECT table_name::text FROM citus_tables WHERE citus_table_type = 'distributed'";
    List<String> sharded =
        Jdbi.create(POOL).withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
    boolean separate = Jdbi.create(POOL).withHandle(RoundTrips::areSeparate);

    assertThat(sharded).contains("person", "coffee_intake", "heart_rate_hour");
    assertThat(separate).isTrue();
  }

  @Test
  void failureOfSecondStatementOfCoffeesUndoesFirst() {
    JdbiStore store = store();
    PersonId person = person(store, "refused coffee");
    List<Intake> coffees =
        List.of(
            Intake.of(NINE, new Caffeine(80)),
            Intake.of(NINE.plusSeconds(1), new Caffeine(REFUSED)));

    assertThatThrownBy(() -> store.intakes().addAll(person, coffees))
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("no_test_dose");

    assertThat(revision(store, person)).isZero();
    assertThat(store.intakes().page(person, IntakeFilter.ALL, Page.first(10))).isEmpty();
    store.intakes().addAll(person, coffees.subList(0, 1));
    assertThat(revision(store, person)).isEqualTo(1);
  }

  @Test
  void failureOfSecondStatementOfReadingsUndoesFirst() {
    JdbiStore store = store();
    PersonId person = person(store, "refused reading");
    List<Reading> readings =
        IntStream.of(60, REFUSED)
            .mapToObj(bpm -> BulkReadings.resting(NINE.plusSeconds(bpm), bpm, "watch"))
            .toList();

    assertThatThrownBy(() -> store.readings().addAll(person, readings))
        .isInstanceOf(JdbiException.class)
        .hasMessageContaining("no_test_bpm");

    assertThat(revision(store, person)).isZero();
    assertThat(store.readings().latest(person)).isEmpty();
    store.readings().addAll(person, readings.subList(0, 1));
    assertThat(revision(store, person)).isEqualTo(1);
  }
}
