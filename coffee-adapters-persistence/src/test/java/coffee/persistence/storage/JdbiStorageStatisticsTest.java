package coffee.persistence.storage;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.domain.storage.StorageUsage;
import coffee.domain.storage.StorageUsage.Kind;
import coffee.persistence.Database;
import coffee.persistence.JdbiStore;
import coffee.persistence.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class JdbiStorageStatisticsTest extends JdbiStore implements PeopleFixture {

  private static final TestDatabase POSTGRES = TestDatabase.fresh();
  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

  JdbiStorageStatisticsTest() {
    super(POSTGRES.jdbi());
  }

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  void countsEveryKindWithOldestAndNewest() {
    PersonId ada = newPerson();
    intakes().add(ada, Intake.of(NINE, new Caffeine(80)));
    readings().addAll(newPerson(), List.of(manual(NINE, 60), manual(NINE.plusSeconds(1), 61)));
    readings().add(ada, manual(TEN, 62));

    List<StorageUsage> holdings =
        new JdbiStorageStatistics(new Database(POSTGRES.jdbi())).collect();

    assertThat(holdings).extracting(StorageUsage::kind).containsExactly(Kind.values());
    assertThat(holdings)
        .filteredOn(holding -> holding.kind() != Kind.BINS) // of a few readings, none is stored
        .allSatisfy(holding -> assertThat(holding.bytes()).isPositive());
    assertHolds(holdings, Kind.PERSONS, 2, Optional.empty(), Optional.empty());
    assertHolds(holdings, Kind.COFFEES, 1, Optional.of(NINE), Optional.of(NINE));
    assertHolds(holdings, Kind.HEART_RATES, 3, Optional.of(NINE), Optional.of(TEN));
    assertHolds(holdings, Kind.BINS, 2, Optional.of(NINE), Optional.of(TEN));
    assertHolds(holdings, Kind.KEYS, 0, Optional.empty(), Optional.empty());
  }

  private static void assertHolds(
      List<StorageUsage> holdings,
      Kind kind,
      long count,
      Optional<Instant> oldest,
      Optional<Instant> newest) {
    assertThat(holdings)
        .filteredOn(holding -> holding.kind() == kind)
        .singleElement()
        .satisfies(
            holding ->
                assertThat(holding)
                    .isEqualTo(new StorageUsage(kind, count, oldest, newest, holding.bytes())));
  }
}
