package coffee.domain.heartrate;

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

class RecordReadingsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant LATEST = NOW.plus(TimestampRules.CLOCK_SKEW);

  private final MutableClock clock = new MutableClock(NOW);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final PersonId ada = store.people().ensure("ada", ZoneOffset.UTC).id();
  private final RecordReadings record = store.recordReadings();

  private static Reading reading(Instant at, int bpm) {
    return ReadingFixtures.manual(at, bpm);
  }

  private static Reading withBpm(int bpm) {
    return reading(NOW, bpm);
  }

  private static Reading at(Instant at) {
    return reading(at, 61);
  }

  private List<Reading> stored() {
    return store.readings().page(ada, ReadingFilter.ALL, Page.first(10)).stream()
        .map(LoggedReading::reading)
        .toList();
  }

  @Test
  void recordsEntriesWithinTheRules() {
    List<Reading> valid = List.of(reading(LATEST, 250), reading(TimestampRules.EARLIEST, 30));

    AddResult<LoggedReading> first = record.add(ada, valid.get(0));
    List<AddResult<LoggedReading>> second =
        record.addAll(ada, valid.subList(1, 2), OptionalLong.of(7));

    assertThat(first.outcome()).isEqualTo(AddResult.Outcome.STORED);
    assertThat(second).extracting(AddResult::outcome).containsExactly(AddResult.Outcome.STORED);
    assertThat(stored()).isEqualTo(valid);
    assertThat(store.readings().removeImported(ada, 7)).isEqualTo(1);
  }

  @Test
  void refusesTimestampsOutsideTheWindow() {
    refusesToRecord(at(LATEST.plusMillis(1)), "timestamp_in_future");
    refusesToRecord(at(Instant.parse("2090-01-01T00:00:00Z")), "timestamp_in_future");
    refusesToRecord(at(TimestampRules.EARLIEST.minusMillis(1)), "timestamp_too_early");
  }

  @Test
  void refusesHeartRatesOutsideTheLimits() {
    refusesToRecord(withBpm(250 + 1), "out_of_range");
    refusesToRecord(withBpm(29), "out_of_range");
  }

  private void refusesToRecord(Reading reading, String code) {
    assertRefused(Reason.INVALID, code, () -> record.add(ada, reading));
    assertRefused(Reason.INVALID, code, () -> record.addAll(ada, List.of(at(NOW), reading)));
    long id = record.add(ada, at(NOW.minusSeconds(1))).entry().id();
    assertRefused(Reason.INVALID, code, () -> record.change(ada, id, was -> reading));
    assertThat(stored()).containsExactly(at(NOW.minusSeconds(1)));
    store.readings().remove(ada, id, seen -> {});
  }

  @Test
  void changesEntriesWithinTheRules() {
    long id = record.add(ada, at(NOW)).entry().id();

    Reading changed = record.change(ada, id, was -> reading(LATEST, 250)).reading();

    assertThat(stored()).containsExactly(changed).containsExactly(reading(LATEST, 250));
  }

  @Test
  void changeKeepsStoredFutureTimestamp() {
    long id = record.add(ada, at(LATEST)).entry().id();
    clock.set(NOW.minus(Duration.ofDays(1)));

    record.change(ada, id, was -> reading(LATEST, 250));

    assertThat(stored()).containsExactly(reading(LATEST, 250));
  }

  @Test
  void changeKeepsStoredHeartRateOverLimit() {
    long id = store.readings().add(ada, withBpm(250 + 1)).entry().id();

    record.change(ada, id, was -> reading(NOW.minusSeconds(1), 250 + 1));

    assertThat(stored()).containsExactly(reading(NOW.minusSeconds(1), 250 + 1));
  }
}
