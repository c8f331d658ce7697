package coffee.persistence.heartrate;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException.Reason;
import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import coffee.persistence.JdbiStore;
import coffee.persistence.PersonTransactions;
import coffee.persistence.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JdbiBinMaintenanceTest extends JdbiStore implements PeopleFixture {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant LATER = NINE.plus(Duration.ofDays(70));

  private final BinMaintenance upkeep;

  JdbiBinMaintenanceTest() {
    super(POSTGRES.jdbi());
    Database database = new Database(POSTGRES.jdbi());
    this.upkeep = new JdbiBinMaintenance(database, new PersonTransactions(database));
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  private PersonId somebodyWithReadings() {
    PersonId person = somebody();
    readings()
        .addAll(
            person,
            List.of(manual(NINE, 60), manual(NINE.plusSeconds(300), 61), manual(LATER, 62)));
    return person;
  }

  private static void execute(String sql, PersonId person, Instant bin) {
    POSTGRES
        .jdbi()
        .useHandle(handle -> handle.execute(sql, person.value(), (int) HeartRateBin.numberOf(bin)));
  }

  @Test
  void findsNoDifferencesWithoutReadings() {
    PersonId person = somebody();

    assertThat(upkeep.findDifferences(person, 10)).isEmpty();
    assertThat(upkeep.rebuild(person)).isZero();
  }

  @Test
  void findsMissingWrongAndStrayBins() {
    PersonId person = somebodyWithReadings();
    assertThat(upkeep.findDifferences(person, 10)).isEmpty();

    execute("DELETE FROM heart_rate_bin WHERE person_id = ? AND bin_number = ?", person, NINE);
    execute(
        "UPDATE heart_rate_bin SET median_half_bpm = 1 WHERE person_id = ? AND bin_number = ?",
        person,
        LATER);
    Instant stray = LATER.plus(Duration.ofDays(1));
    execute("INSERT INTO heart_rate_bin VALUES (?, ?, 0, 0, 0, '')", person, stray);

    assertThat(upkeep.findDifferences(person, 10)).containsExactly(NINE, LATER, stray);
    assertThat(upkeep.findDifferences(person, 2)).containsExactly(NINE, LATER);
    assertThat(revision(person)).isEqualTo(1);
  }

  @Test
  void findsIncompleteHistogram() {
    PersonId person = somebodyWithReadings();
    execute(
        "UPDATE heart_rate_bin SET histogram = '' WHERE person_id = ? AND bin_number = ?",
        person,
        NINE);

    assertThat(upkeep.findDifferences(person, 10)).containsExactly(NINE);
  }

  @Test
  void rebuildsAllBins() {
    PersonId person = somebodyWithReadings();
    List<HeartRateBin> right = history().bins(person, NINE, LATER.plusSeconds(1));
    execute("DELETE FROM heart_rate_bin WHERE person_id = ? AND bin_number <> ?", person, NINE);
    execute(
        "UPDATE heart_rate_bin SET flags = 7 WHERE person_id = ? AND bin_number = ?", person, NINE);
    execute(
        "INSERT INTO heart_rate_bin VALUES (?, ?, 0, 0, 0, '')",
        person,
        LATER.plus(Duration.ofDays(1)));

    assertThat(upkeep.rebuild(person)).isEqualTo(3);

    assertThat(upkeep.findDifferences(person, 10)).isEmpty();
    assertThat(history().bins(person, Instant.MIN, Instant.MAX)).isEqualTo(right);
    assertThat(revision(person)).isGreaterThan(1);
  }

  @Test
  void findsNothingForUnknownPerson() {
    assertThat(upkeep.findDifferences(new PersonId(Long.MAX_VALUE), 10)).isEmpty();
    assertThat(upkeep.rebuild(new PersonId(Long.MAX_VALUE))).isZero();
  }

  @Test
  void keepsBinsOfPurgedReadings() {
    PersonId person = somebodyWithReadings();
    LoggedReading last = readings().latest(person).orElseThrow();
    List<HeartRateBin> before = history().bins(person, Instant.MIN, Instant.MAX);
    giveUpReadingsBefore(person, LATER);

    assertThat(upkeep.findDifferences(person, 10)).isEmpty();
    assertThat(upkeep.rebuild(person)).isEqualTo(1);

    assertThat(history().bins(person, Instant.MIN, Instant.MAX)).isEqualTo(before);
    assertThat(readings().latest(person)).contains(last);
  }

  @Test
  void refusesWritesBeforeRetentionBoundary() {
    PersonId person = somebodyWithReadings();
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

  private static void giveUpReadingsBefore(PersonId person, Instant moment) {
    new JdbiReadingRetention(new PersonTransactions(new Database(POSTGRES.jdbi())))
        .purgeBefore(person, moment);
  }
}
