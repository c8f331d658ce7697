package coffee.domain.steps;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.steps.StepFixtures.WATCH;
import static coffee.domain.steps.StepFixtures.all;
import static coffee.domain.steps.StepFixtures.counted;
import static coffee.domain.steps.StepFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult;
import coffee.domain.AddResult.Outcome;
import coffee.domain.DomainException.Reason;
import coffee.domain.InMemoryStore;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RecordStepsTest {

  private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");

  private final InMemoryStore store = new InMemoryStore(Clock.fixed(NOW, ZoneOffset.UTC));
  private final PersonId person = store.people().add("ada", ZoneOffset.UTC).id();

  private List<AddResult<StepCount>> record(StepCount... counts) {
    return store.recordSteps().addAll(person, List.of(counts), OptionalLong.empty());
  }

  private void assertRejected(String code, StepCount steps) {
    assertRefused(Reason.INVALID, code, () -> record(minute(NOW.minusSeconds(900), 1), steps));
    assertThat(all(store.steps(), person)).isEmpty();
  }

  @Test
  void refusesWhatNoSourceCanHaveCounted() {
    assertRejected("timestamp_too_early", minute(Instant.parse("1999-12-31T23:59:00Z"), 1));
    assertRejected("timestamp_in_future", minute(NOW.plusSeconds(301), 1));
    assertRejected("timestamp_in_future", minute(NOW.plusSeconds(241), 1));
    assertRejected("out_of_range", minute(NOW.minusSeconds(60), RecordSteps.MAX_COUNT + 1));
    Duration tooLong = RecordSteps.MAX_LENGTH.plusMillis(1);
    assertRejected("out_of_range", counted(NOW.minusSeconds(7_200), tooLong, 1, WATCH));
    assertRejected("out_of_range", counted(NOW.minusSeconds(60), Duration.ofMillis(999), 1, WATCH));
  }

  @Test
  void acceptsTheLimits() {
    assertThat(
            record(
                minute(NOW.plusSeconds(240), 0),
                counted(
                    NOW.minusSeconds(7_200), RecordSteps.MAX_LENGTH, RecordSteps.MAX_COUNT, WATCH)))
        .extracting(AddResult::outcome)
        .containsOnly(Outcome.STORED);
  }

  @Test
  void storesACountAcrossMidnightAsTwo() {
    Instant midnight = Instant.parse("2026-03-01T00:00:00Z");
    StepCount walk = counted(midnight.minusSeconds(60), Duration.ofMinutes(3), 100, WATCH);
    assertThat(record(walk)).containsExactly(new AddResult<>(Outcome.STORED, walk));
    assertThat(all(store.steps(), person))
        .containsExactly(
            minute(midnight.minusSeconds(60), 33),
            counted(midnight, Duration.ofMinutes(2), 67, WATCH));
    assertThat(record(walk)).containsExactly(new AddResult<>(Outcome.EXISTING, walk));
    assertThat(record(minute(midnight.plusSeconds(60), 1), walk))
        .extracting(AddResult::outcome)
        .containsExactly(Outcome.CONFLICT, Outcome.EXISTING);
  }
}
