package coffee.domain.intake;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult;
import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.Page;
import coffee.domain.TimestampRules;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordIntakesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant LATEST = NOW.plus(TimestampRules.CLOCK_SKEW);

  private final MutableClock clock = new MutableClock(NOW);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final PersonId ada = store.people().ensure("ada", ZoneOffset.UTC).id();
  private final RecordIntakes record = store.recordIntakes();

  private static Intake intake(Instant at, int milligrams) {
    return Intake.of(at, new Caffeine(milligrams));
  }

  private static Intake withMilligrams(int milligrams) {
    return intake(NOW, milligrams);
  }

  private static Intake at(Instant at) {
    return intake(at, 63);
  }

  private List<Intake> stored() {
    return store.intakes().page(ada, IntakeFilter.ALL, Page.first(10)).stream()
        .map(LoggedIntake::intake)
        .toList();
  }

  @Test
  void recordsEntriesWithinTheRules() {
    List<Intake> valid = List.of(intake(LATEST, 1_000), intake(TimestampRules.EARLIEST, 0));

    AddResult<LoggedIntake> first = record.add(ada, valid.get(0));
    List<AddResult<LoggedIntake>> second =
        record.addAll(ada, valid.subList(1, 2), OptionalLong.of(7));

    assertThat(first.outcome()).isEqualTo(AddResult.Outcome.STORED);
    assertThat(second).extracting(AddResult::outcome).containsExactly(AddResult.Outcome.STORED);
    assertThat(stored()).isEqualTo(valid);
    assertThat(store.intakes().removeImported(ada, 7)).isEqualTo(1);
  }

  @Test
  void refusesTimestampsOutsideTheWindow() {
    refusesToRecord(at(LATEST.plusMillis(1)), "timestamp_in_future");
    refusesToRecord(at(Instant.parse("2090-01-01T00:00:00Z")), "timestamp_in_future");
    refusesToRecord(at(TimestampRules.EARLIEST.minusMillis(1)), "timestamp_too_early");
  }

  @Test
  void refusesDosesOutsideTheLimits() {
    refusesToRecord(withMilligrams(1_000 + 1), "out_of_range");
  }

  private void refusesToRecord(Intake intake, String code) {
    assertRefused(Reason.INVALID, code, () -> record.add(ada, intake));
    assertRefused(Reason.INVALID, code, () -> record.addAll(ada, List.of(at(NOW), intake)));
    long id = record.add(ada, at(NOW.minusSeconds(1))).entry().id();
    assertRefused(Reason.INVALID, code, () -> record.change(ada, id, was -> intake));
    assertThat(stored()).containsExactly(at(NOW.minusSeconds(1)));
    store.intakes().remove(ada, id, seen -> {});
  }

  @Test
  void changesEntriesWithinTheRules() {
    long id = record.add(ada, at(NOW)).entry().id();

    Intake changed = record.change(ada, id, was -> intake(LATEST, 1_000)).intake();

    assertThat(stored()).containsExactly(changed).containsExactly(intake(LATEST, 1_000));
  }

  @Test
  void changeKeepsStoredFutureTimestamp() {
    long id = record.add(ada, at(LATEST)).entry().id();
    clock.set(NOW.minus(Duration.ofDays(1)));

    record.change(ada, id, was -> intake(LATEST, 1_000));

    assertThat(stored()).containsExactly(intake(LATEST, 1_000));
  }

  @Test
  void changeKeepsStoredDoseOverLimit() {
    long id = store.intakes().add(ada, withMilligrams(1_000 + 1)).entry().id();

    record.change(ada, id, was -> intake(NOW.minusSeconds(1), 1_000 + 1));

    assertThat(stored()).containsExactly(intake(NOW.minusSeconds(1), 1_000 + 1));
  }
}
