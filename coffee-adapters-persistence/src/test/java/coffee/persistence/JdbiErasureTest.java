package coffee.persistence;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.PersonErasureContract;
import coffee.domain.person.Actor;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.persistence.heartrate.JdbiReadingRetention;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JdbiErasureTest extends JdbiStore implements PersonErasureContract {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();

  private static final Profile TELLING =
      new Profile(
          OptionalDouble.of(5),
          Set.of(HalfLifeFactor.SMOKING),
          OptionalDouble.of(70),
          Optional.of(LocalTime.of(22, 30)),
          OptionalDouble.of(50),
          OptionalDouble.of(300),
          OptionalDouble.of(150));

  JdbiErasureTest() {
    super(POSTGRES.jdbi());
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void removedPersonRemainsOnlyInAuditTrail() {
    Person person = wellKnown();
    assertThat(tablesThatKnow(person))
        .as("tables that this test would not notice")
        .containsExactlyInAnyOrderElementsOf(tables("person_id"));

    people().remove(person.id(), seen -> {}, TEN, Actor.OPERATOR);

    assertThat(tablesThatKnow(person)).containsExactly("audit_event");
  }

  @Test
  void eraseDataKeepsNameKeysAndTrail() {
    Person person = wellKnown();

    people().eraseData(person.id(), TEN, Actor.OPERATOR);

    assertThat(tablesThatKnow(person))
        .containsExactlyInAnyOrder("person_name", "api_key", "audit_event");
  }

  @Test
  void eraseDataResetsPersonRow() {
    Person person = wellKnown();
    people()
        .change(
            person.id(),
            stored -> new Person(stored.id(), stored.name(), stored.timeZone(), TELLING, 0));
    giveUpReadings(person);
    assertThat(unset(person)).as("columns that this test would not notice").isEmpty();

    people().eraseData(person.id(), TEN, Actor.OPERATOR);

    PersonId fresh = newPerson();
    assertThat(history(person.id())).isEqualTo(history(fresh));
  }

  @Test
  void acceptsPurgedReadingsAfterErasure() {
    Person person = wellKnown();
    giveUpReadings(person);

    people().eraseData(person.id(), TEN, Actor.OPERATOR);
    readings().add(person.id(), manual(NINE, 61));

    assertThat(readings().latest(person.id()).orElseThrow().reading()).isEqualTo(manual(NINE, 61));
    assertThat(history().bins(person.id(), NINE, TEN)).hasSize(1);
  }

  private static void giveUpReadings(Person person) {
    PersonTransactions writes = new PersonTransactions(new Database(POSTGRES.jdbi()));
    assertThat(new JdbiReadingRetention(writes).purgeBefore(person.id(), TEN)).isEqualTo(1);
  }

  private static List<String> unset(Person person) {
    String sql =
        """
        SELECT key FROM person, jsonb_each(to_jsonb(person)) AS field
        WHERE id = ? AND field.value = 'null'
        """;
    return POSTGRES
        .jdbi()
        .withHandle(handle -> handle.select(sql, person.id().value()).mapTo(String.class).list());
  }

  private static String history(PersonId person) {
    String sql =
        """
        SELECT (to_jsonb(person) - '{id,name,time_zone,revision,feed_epoch,profile_revision,profile_changed_at}'::text[])::text
        FROM person WHERE id = ?
        """;
    return POSTGRES
        .jdbi()
        .withHandle(handle -> handle.select(sql, person.value()).mapTo(String.class).one());
  }

  @Test
  void erasesTenYearsOfReadings() {
    Person person = wellKnown();
    String sql =
        """
        INSERT INTO heart_rate_hour (person_id, start_ms, n, min_bpm, max_bpm, contexts, sources,
          readings)
        SELECT ?, hour * 3600000::bigint, 1, 60, 60, 1, '\\x00', '\\x01'
        FROM generate_series(1, 90000) AS hour
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
