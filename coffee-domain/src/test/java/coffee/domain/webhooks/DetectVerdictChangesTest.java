package coffee.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.correlation.result.Verdict;
import coffee.domain.experiment.Design;
import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.experiment.ExperimentTerms;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectVerdictChangesTest {

  private final MutableClock clock = new MutableClock(WebhookFixtures.NINE);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final PersonId ada = store.people().add("ada", ZoneOffset.UTC).id();
  private final Webhook webhook =
      store
          .webhooks()
          .add(ada, WebhookFixtures.telling(EventType.ANSWER_CHANGED), new byte[] {0, 1});
  private Verdict verdict = Verdict.NOT_ENOUGH_DATA;
  private int analyses;
  private PersonId broken = new PersonId(Long.MAX_VALUE);
  private final List<PersonId> failed = new ArrayList<>();
  private final FailingSubscribers subscribers = new FailingSubscribers(store.subscribers());
  private final DetectVerdictChanges changes =
      new DetectVerdictChanges(
          subscribers,
          new DetectVerdictChanges.Results(store.outbox(), store.transactions()),
          new DetectVerdictChanges.Data(
              store.people(),
              store.experiments(),
              person -> {
                if (person.id().equals(broken)) {
                  throw new IllegalStateException("broken data");
                }
                analyses++;
                return verdict;
              }),
          clock);

  private void drinkAndDetect() {
    store.intakes().add(ada, Intake.of(clock.instant(), new Caffeine(80)));
    detect();
  }

  private void detect() {
    changes.detect((person, failure) -> failed.add(person));
  }

  private List<Delivery> told() {
    return store.webhooks().deliveries(ada, webhook.id(), 10);
  }

  @Test
  void tellsChangeAndNotFirstVerdict() {
    drinkAndDetect();
    assertThat(told()).isEmpty();
    verdict = Verdict.RAISES;
    clock.pass(Duration.ofMinutes(61));

    drinkAndDetect();

    assertThat(told())
        .singleElement()
        .satisfies(
            delivery ->
                assertThat(delivery.event().data())
                    .isEqualTo("{\"verdict\":\"raises\",\"earlier\":\"not_enough_data\"}"));
  }

  @Test
  void analyzesOnceAnHourAndOnlyChangedData() {
    drinkAndDetect();
    drinkAndDetect();
    assertThat(analyses).isEqualTo(1);
    clock.pass(Duration.ofMinutes(61));
    detect();
    clock.pass(Duration.ofMinutes(61));
    detect();
    assertThat(analyses).isEqualTo(2);
  }

  @Test
  void revealsNothingWhileQuietExperimentRuns() {
    ExperimentTerms open = ExperimentFixtures.terms(Design.DELAY);
    run(
        new ExperimentTerms(
            open.design(), open.doseMg(), open.cupTime(), open.blocks(), open.startDate(), true));

    drinkAndDetect();

    assertThat(analyses).isZero();
  }

  @Test
  void revealsNothingWhileBlindedExperimentRuns() {
    run(ExperimentFixtures.terms(Design.DECAF_BLINDED));

    drinkAndDetect();

    assertThat(analyses).isZero();
  }

  @Test
  void tellsAgainAfterBlindedExperimentHasEnded() {
    run(ExperimentFixtures.terms(Design.DECAF_BLINDED));
    drinkAndDetect();
    clock.pass(Duration.ofDays(60));

    drinkAndDetect();

    assertThat(analyses).isEqualTo(1);
  }

  @Test
  void tellsSameVerdictTwiceADay() {
    for (Verdict next : List.of(Verdict.RAISES, Verdict.NOT_ENOUGH_DATA, Verdict.RAISES)) {
      verdict = next;
      drinkAndDetect();
      clock.pass(Duration.ofMinutes(61));
    }
    verdict = Verdict.NOT_ENOUGH_DATA;
    drinkAndDetect();

    assertThat(told()).hasSize(3);
  }

  @Test
  void failureForOnePersonDoesNotAffectOthers() {
    broken = store.people().add("bob", ZoneOffset.UTC).id();
    store
        .webhooks()
        .add(broken, WebhookFixtures.telling(EventType.ANSWER_CHANGED), new byte[] {0, 1});

    drinkAndDetect();

    assertThat(failed).containsExactly(broken);
    assertThat(analyses).isEqualTo(1);
  }

  @Test
  void tellsChangeOnceIfItsNoteFails() {
    drinkAndDetect();
    verdict = Verdict.RAISES;
    subscribers.failFor(List.of(ada));
    clock.pass(Duration.ofMinutes(61));
    drinkAndDetect();
    assertThat(failed).containsExactly(ada);
    subscribers.failFor(List.of());
    clock.pass(Duration.ofMinutes(61));

    drinkAndDetect();

    assertThat(told()).hasSize(1);
  }

  @Test
  void comesToEveryoneWhileManyFail() {
    List<PersonId> many = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      many.add(store.people().add("person " + i, ZoneOffset.UTC).id());
      store
          .webhooks()
          .add(many.get(i), WebhookFixtures.telling(EventType.ANSWER_CHANGED), new byte[] {0, 1});
    }
    subscribers.failToClaim(many.subList(0, 44));

    for (int i = 0; i < 3; i++) {
      detect();
    }

    assertThat(failed).hasSize(44).doesNotHaveDuplicates();
    assertThat(analyses).isEqualTo(2);
  }

  @Test
  void looksWhileOtherExperimentRuns() {
    run(ExperimentFixtures.terms(Design.DELAY));

    drinkAndDetect();

    assertThat(analyses).isEqualTo(1);
  }

  private void run(ExperimentTerms terms) {
    store.experiments().add(ada, ExperimentFixtures.running().withTerms(terms), earlier -> {});
  }
}
