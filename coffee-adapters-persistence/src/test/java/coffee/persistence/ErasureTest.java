package coffee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.ErasureContract;
import coffee.domain.person.Actor;
import coffee.domain.person.Person;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ErasureTest extends JdbiStore implements ErasureContract {

  private static final Postgres POSTGRES = Postgres.fresh();

  ErasureTest() {
    super(POSTGRES.jdbi());
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void leavesNoRowOfThePersonInAnyTableButTheTrail() {
    Person person = wellKnown();
    assertThat(tablesThatKnow(person))
        .as("tables that this test would not notice")
        .containsExactlyInAnyOrderElementsOf(tables("person_id"));

    people().remove(person.id(), seen -> {}, TEN, Actor.OPERATOR);

    assertThat(tablesThatKnow(person)).containsExactly("audit_event");
  }

  @Test
  void leavesOnlyNameKeysAndTrailOfSomebodyWhoStays() {
    Person person = wellKnown();

    people().eraseData(person.id(), TEN, Actor.OPERATOR);

    assertThat(tablesThatKnow(person))
        .containsExactlyInAnyOrder("person_name", "api_key", "audit_event");
  }

  @Test
  void erasesMoreReadingsThanGoAtATime() {
    Person person = wellKnown();
    String sql =
        """
        INSERT INTO heart_rate_reading (person_id, measured_at, source_id, bpm, context)
        SELECT ?, to_timestamp(second), source, 60, 1
        FROM generate_series(1, 150000) AS second, generate_series(0, 2) AS source
        """;
    POSTGRES.jdbi().useHandle(handle -> handle.execute(sql, person.id().value()));

    people().remove(person.id(), seen -> {}, TEN, Actor.OPERATOR);

    assertThat(tablesThatKnow(person)).containsExactly("audit_event");
  }

  private static List<String> tablesThatKnow(Person person) {
    return tables("person_id").stream().filter(table -> knows(table, person)).toList();
  }

  private static boolean knows(String table, Person person) {
    String sql = "SELECT EXISTS (SELECT FROM " + table + " WHERE person_id = ?)";
    return POSTGRES.jdbi().withHandle(handle -> count(handle, sql, person.id().value()));
  }

  private static boolean count(Handle handle, String sql, long person) {
    return handle.select(sql, person).mapTo(Boolean.class).one();
  }

  private static List<String> tables(String withColumn) {
    String sql =
        """
        SELECT table_name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = ?
        """;
    return POSTGRES
        .jdbi()
        .withHandle(handle -> handle.select(sql, withColumn).mapTo(String.class).list());
  }
}
