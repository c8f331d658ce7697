package coffee.persistence.heartrate;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException.Reason;
import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.heartrate.BpmHistogram;
import coffee.domain.heartrate.HeartRateBin;
import coffee.domain.heartrate.HeartRateBucket;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.heartrate.ReadingRetention;
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
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JdbiReadingRetentionTest extends JdbiStore implements PeopleFixture {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  private final PersonTransactions writes = new PersonTransactions(new Database(POSTGRES.jdbi()));
  private final ReadingRetention retention = new JdbiReadingRetention(writes);
  private final PersonId person = newPerson();
  private final BinMaintenance maintenance =
      new JdbiBinMaintenance(new Database(POSTGRES.jdbi()), writes);

  JdbiReadingRetentionTest() {
    super(POSTGRES.jdbi());
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  private List<HeartRateBin> bins() {
    return history().bins(person, Instant.MIN, Instant.MAX);
  }

  @Test
  void purgesReadingsAndKeepsBins() {
    readings()
        .addAll(
            person,
            List.of(
                manual(NINE, 60),
                manual(NINE.plusSeconds(299), 61),
                manual(NINE.plusSeconds(300), 62)));
    List<HeartRateBin> before = bins();
    long revision = revision(person);

    assertThat(retention.purgeBefore(person, NINE.plusSeconds(599))).isEqualTo(2);

    assertThat(bins()).isEqualTo(before).hasSize(2);
    assertThat(readings().latest(person).orElseThrow().reading())
        .isEqualTo(manual(NINE.plusSeconds(300), 62));
    assertThat(revision(person)).isEqualTo(revision + 1);
  }

  @Test
  void keepsReadingsOfPartialBin() {
    readings().addAll(person, List.of(manual(NINE, 60), manual(NINE.plusSeconds(1), 61)));

    assertThat(retention.purgeBefore(person, NINE.plusSeconds(1))).isZero();
  }

  @Test
  void boundaryNeverMovesBack() {
    readings().addAll(person, List.of(manual(NINE, 60), manual(NINE.plusSeconds(900), 61)));
    Instant instant = NINE.plusSeconds(600);
    assertThat(retention.purgeBefore(person, instant)).isEqualTo(1);
    long revision = revision(person);

    assertThat(retention.purgeBefore(person, instant)).isZero();
    assertThat(retention.purgeBefore(person, NINE)).isZero();

    assertThat(revision(person)).isEqualTo(revision);
    assertRefusedBefore(instant);
  }

  @Test
  void slicesNeverSplitBin() {
    BulkReadings.add(
        POSTGRES.jdbi(),
        person,
        60_000,
        i -> BulkReadings.resting(NINE.plusSeconds(1 + 5 * (i / 2)), 60, "watch " + i % 2));
    List<HeartRateBin> before = bins();

    assertThat(retention.purgeBefore(person, NINE.plus(Duration.ofDays(3)))).isEqualTo(60_000);

    assertThat(bins()).isEqualTo(before);
    assertThat(readings().latest(person)).isEmpty();
  }

  @Test
  void keepsReadingsOfOtherPersons() {
    PersonId other = newPerson();
    readings().add(other, manual(NINE, 60));
    retention.purgeBefore(person, NINE.plusSeconds(900));
    assertThat(readings().latest(other)).isPresent();
  }

  @Test
  void refusesUnknownPerson() {
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> retention.purgeBefore(new PersonId(Long.MAX_VALUE), NINE));
  }

  private void assertRefusedBefore(Instant instant) {
    long kept = readings().latest(person).orElseThrow().id();
    assertRefused(
        Reason.INVALID,
        "before_retention",
        () -> readings().change(person, kept, seen -> manual(instant.minusMillis(1), 60)));
  }

  @Test
  void keepsSummariesWhenItDeletesInTheMiddleOfAnHour() {
    BulkReadings.add(
        POSTGRES.jdbi(),
        person,
        2_000,
        i -> BulkReadings.resting(NINE.plusSeconds(5L * i), 60 + i % 50, "watch"));
    HeartRateHistory history = history();
    Instant end = NINE.plus(Duration.ofHours(3));
    Map<Kind, BpmHistogram> totals = history.byContext(person, NINE, end);
    List<HeartRateBin> before = bins();
    List<HeartRateBucket> quarters =
        history.buckets(person, NINE, end, Duration.ofMinutes(15), 100);

    assertThat(retention.purgeBefore(person, NINE.plusSeconds(1_200))).isEqualTo(240);
    assertThat(retention.purgeBefore(person, NINE.plusSeconds(4_500))).isEqualTo(660);

    assertThat(history.byContext(person, NINE, end)).isEqualTo(totals);
    assertThat(bins()).isEqualTo(before);
    assertThat(history.buckets(person, NINE, end, Duration.ofMinutes(15), 100)).isEqualTo(quarters);
    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
    assertThat(readings().add(person, manual(NINE.plusSeconds(4_501), 70)).outcome())
        .isEqualTo(Outcome.STORED);
    assertThat(maintenance.findDifferences(person, 10)).isEmpty();
    assertThat(history.byContext(person, NINE.plusSeconds(1), NINE.plusSeconds(301))).isEmpty();
  }
}
