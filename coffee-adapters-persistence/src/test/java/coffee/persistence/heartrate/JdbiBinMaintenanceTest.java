package coffee.persistence.heartrate;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException.Reason;
import coffee.domain.Page;
import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingFilter;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.persistence.BulkReadings;
import coffee.persistence.Database;
import coffee.persistence.JdbiStore;
import coffee.persistence.PersonTransactions;
import coffee.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbiBinMaintenanceTest extends JdbiStore implements PeopleFixture {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant LATER = NINE.plus(Duration.ofDays(70));

  private final BinMaintenance maintenance;

  JdbiBinMaintenanceTest() {
    super(POSTGRES.jdbi());
    Database database = new Database(POSTGRES.jdbi());
    this.maintenance = new JdbiBinMaintenance(database, new PersonTransactions(database));
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  private PersonId personWithReadings() {
    PersonId person = newPerson();
    readings()
        .addAll(
            person,
            List.of(manual(NINE, 60), manual(NINE.plusSeconds(300), 61), manual(LATER, 62)));
    return person;
  }

  /** Runs a statement on the row of the hour of a time. */
  private static void execute(String sql, PersonId person, Instant instant) {
    long start = HourKey.startOf(instant.toEpochMilli());
    POSTGRES.jdbi().useHandle(handle -> handle.execute(sql, person.value(), start));
  }

  /** More than a few in each of two hours, so that levels and totals are stored. */
  private PersonId personWithManyReadings() {
    PersonId person = newPerson();
    BulkReadings.addEvery(POSTGRES.jdbi(), person, NINE, Duration.ofMinutes(2), 60);
    return person;
  }

  @Test
  void findsNoDifferencesWithoutReadings() {
    PersonId person = newPerson();

    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
    assertThat(maintenance.rebuild(person)).isZero();
  }

  @Test
  void findsMissingAndWrongBins() {
    PersonId person = personWithManyReadings();
    assertThat(maintenance.findDifferences(person, 100)).isEmpty();
    Instant ten = NINE.plus(Duration.ofHours(1));
    long revision = revision(person);

    execute(
        "UPDATE heart_rate_hour SET levels = NULL WHERE person_id = ? AND start_ms = ?",
        person,
        NINE);
    execute(
        "UPDATE heart_rate_hour SET totals = '\\x01' WHERE person_id = ? AND start_ms = ?",
        person,
        ten);

    assertThat(maintenance.findDifferences(person, 100)).hasSize(13).startsWith(NINE).endsWith(ten);
    assertThat(maintenance.findDifferences(person, 2)).containsExactly(NINE, NINE.plusSeconds(300));
    assertThat(revision(person)).isEqualTo(revision);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "n = 31",
        "min_bpm = 59",
        "max_bpm = 61",
        "contexts = 3",
        "sources = '\\x0001'",
        "totals = NULL"
      })
  void findsWrongColumns(String assignment) {
    PersonId person = personWithManyReadings();

    execute(
        "UPDATE heart_rate_hour SET " + assignment + " WHERE person_id = ? AND start_ms = ?",
        person,
        NINE);

    assertThat(maintenance.findDifferences(person, 10)).containsExactly(NINE);
    maintenance.rebuild(person);
    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
  }

  @Test
  void namesPersonAndHourOfUnreadableReadings() {
    PersonId person = personWithManyReadings();

    execute(
        """
        UPDATE heart_rate_hour SET readings = set_byte(readings, 5, get_byte(readings, 5) # 1)
        WHERE person_id = ? AND start_ms = ?
        """,
        person,
        NINE);

    String subject = "person " + person.value() + " in the hour from 2026-03-01T09:00:00Z";
    assertThatThrownBy(() -> maintenance.findDifferences(person, 10)).hasMessageContaining(subject);
    assertThatThrownBy(() -> maintenance.rebuild(person)).hasMessageContaining(subject);
    assertThatThrownBy(() -> readings().page(person, ReadingFilter.ALL, Page.first(100)))
        .hasMessageContaining(subject);
    assertThatThrownBy(() -> readings().add(person, manual(NINE.plusSeconds(1), 60)))
        .hasMessageContaining(subject);
  }

  @Test
  void rebuildsAllBins() {
    PersonId person = personWithManyReadings();
    List<HeartRateBin> right = history().bins(person, Instant.MIN, Instant.MAX);
    execute(
        "UPDATE heart_rate_hour SET levels = '\\x01' WHERE person_id = ? AND start_ms = ?",
        person,
        NINE);

    assertThat(maintenance.rebuild(person)).isEqualTo(24);

    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
    assertThat(history().bins(person, Instant.MIN, Instant.MAX)).isEqualTo(right);
    assertThat(revision(person)).isGreaterThan(1);
  }

  @Test
  void findsNothingForUnknownPerson() {
    assertThat(maintenance.findDifferences(new PersonId(Long.MAX_VALUE), 10)).isEmpty();
    assertThat(maintenance.rebuild(new PersonId(Long.MAX_VALUE))).isZero();
  }

  @Test
  void keepsBinsOfPurgedReadings() {
    PersonId person = personWithReadings();
    LoggedReading last = readings().latest(person).orElseThrow();
    List<HeartRateBin> before = history().bins(person, Instant.MIN, Instant.MAX);
    giveUpReadingsBefore(person, LATER);

    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
    assertThat(maintenance.rebuild(person)).isEqualTo(1);

    assertThat(history().bins(person, Instant.MIN, Instant.MAX)).isEqualTo(before);
    assertThat(readings().latest(person)).contains(last);
  }

  @Test
  void refusesWritesBeforeRetentionBoundary() {
    PersonId person = personWithReadings();
    LoggedReading last = readings().latest(person).orElseThrow();
    giveUpReadingsBefore(person, LATER);
    long revision = revision(person);
    Reading early = manual(LATER.minusMillis(1), 60);

    assertThat(readings().add(person, early).outcome()).isEqualTo(Outcome.BEFORE_RETENTION);
    assertRefused(
        Reason.INVALID,
        "before_retention",
        () -> readings().change(person, last.id(), seen -> early));

    assertThat(readings().latest(person)).contains(last);
    assertThat(revision(person)).isEqualTo(revision);
    assertThat(readings().addAll(person, List.of(early, manual(LATER.plusMillis(1), 60), early)))
        .extracting(AddResult::outcome)
        .containsExactly(Outcome.BEFORE_RETENTION, Outcome.STORED, Outcome.BEFORE_RETENTION);
  }

  private static void giveUpReadingsBefore(PersonId person, Instant instant) {
    new JdbiReadingRetention(new PersonTransactions(new Database(POSTGRES.jdbi())))
        .purgeBefore(person, instant);
  }
}
