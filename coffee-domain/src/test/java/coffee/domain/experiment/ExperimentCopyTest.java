package coffee.domain.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.AddResult.Outcome;
import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ExperimentCopyTest {

  /** The evening before the third day, in Berlin: two blocks are shown. */
  private static final Instant EVENING = Instant.parse("2026-03-03T19:00:00Z");

  private static final List<DayReport> REPORTS = List.of(ExperimentFixtures.report(2));

  @Test
  void leavesOutWhatIsNotShownYet() {
    Experiment running = ExperimentFixtures.running();
    ExperimentCopy before = ExperimentCopy.of(running, REPORTS, EVENING.minusMillis(1));
    assertThat(coin(before).order(7)).isEqualTo("0------");
    assertThat(coin(before).secret()).isEmpty();
    assertThat(coin(before).commitment()).isEqualTo(ExperimentFixtures.SECRET.commitment());
    assertThat(coin(ExperimentCopy.of(running, REPORTS, EVENING)).order(7)).isEqualTo("00-----");
  }

  @Test
  void keepsTheSecretOfOneThatIsOver() {
    Instant end = ExperimentCalendar.of(ExperimentFixtures.running()).end();
    ExperimentCopy over = ExperimentCopy.of(ExperimentFixtures.running(), REPORTS, end);
    assertThat(over.experiment().state()).isEqualTo(ExperimentState.COMPLETED);
    assertThat(coin(over).secret()).contains(ExperimentFixtures.SECRET);
  }

  @Test
  void leavesOutLinks() {
    ExperimentCopy copy = ExperimentCopy.of(ExperimentFixtures.stopped(), REPORTS, EVENING);
    assertThat(copy.experiment().links()).isEqualTo(Experiment.Links.NONE);
  }

  @Test
  void comesBackStoppedWithItsReports() {
    MutableClock clock = new MutableClock(EVENING);
    InMemoryStore store = new InMemoryStore(clock);
    PersonId person = store.people().add("ada", ExperimentFixtures.BERLIN).id();
    RestoreExperiment restore = new RestoreExperiment(store.experiments(), clock);
    ExperimentCopy copy = ExperimentCopy.of(ExperimentFixtures.running(), REPORTS, EVENING);

    assertThat(restore.restore(person, copy, OptionalLong.empty())).isEqualTo(Outcome.STORED);
    clock.pass(Duration.ofHours(1));
    assertThat(restore.restore(person, copy, OptionalLong.empty())).isEqualTo(Outcome.EXISTING);

    Experiment restored = store.experiments().list(person).get(0);
    assertThat(restored.state()).isEqualTo(ExperimentState.STOPPED_EARLY);
    assertThat(restored.history().endedAt()).contains(EVENING);
    assertThat(store.experiments().reports(person, restored.id())).isEqualTo(REPORTS);
  }

  private static Coin coin(ExperimentCopy copy) {
    return copy.experiment().start().orElseThrow().coin();
  }
}
