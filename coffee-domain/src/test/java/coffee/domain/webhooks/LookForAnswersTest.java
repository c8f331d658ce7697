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
import java.util.List;
import org.junit.jupiter.api.Test;

class LookForAnswersTest {

  private final MutableClock clock = new MutableClock(WebhookFixtures.NINE);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final PersonId ada = store.people().add("ada", ZoneOffset.UTC).id();
  private final Webhook webhook =
      store
          .webhooks()
          .add(ada, WebhookFixtures.telling(EventType.ANSWER_CHANGED), new byte[] {0, 1});
  private Verdict verdict = Verdict.NOT_ENOUGH_DATA;
  private int analyses;
  private final LookForAnswers look =
      new LookForAnswers(
          store.watched(),
          store.outbox(),
          new LookForAnswers.Data(
              store.people(),
              store.experiments(),
              person -> {
                analyses++;
                return verdict;
              }),
          clock);

  private void drinkAndLook() {
    store.intakes().add(ada, Intake.of(clock.instant(), new Caffeine(80)));
    look.look();
  }

  private List<Delivery> told() {
    return store.webhooks().deliveries(ada, webhook.id(), 10);
  }

  @Test
  void tellsChangeAndNotFirstVerdict() {
    drinkAndLook();
    assertThat(told()).isEmpty();
    verdict = Verdict.RAISES;
    clock.pass(Duration.ofMinutes(61));

    drinkAndLook();

    assertThat(told())
        .singleElement()
        .satisfies(
            delivery ->
                assertThat(delivery.event().data())
                    .isEqualTo("{\"verdict\":\"raises\",\"earlier\":\"not_enough_data\"}"));
  }

  @Test
  void analyzesOnceAnHourAndOnlyChangedData() {
    drinkAndLook();
    drinkAndLook();
    assertThat(analyses).isEqualTo(1);
    clock.pass(Duration.ofMinutes(61));
    look.look();
    clock.pass(Duration.ofMinutes(61));
    look.look();
    assertThat(analyses).isEqualTo(2);
  }

  @Test
  void revealsNothingWhileQuietExperimentRuns() {
    ExperimentTerms open = ExperimentFixtures.terms(Design.DELAY);
    run(
        new ExperimentTerms(
            open.design(), open.doseMg(), open.cupTime(), open.blocks(), open.startDate(), true));

    drinkAndLook();

    assertThat(analyses).isZero();
  }

  @Test
  void revealsNothingWhileBlindedExperimentRuns() {
    run(ExperimentFixtures.terms(Design.DECAF_BLINDED));

    drinkAndLook();

    assertThat(analyses).isZero();
  }

  @Test
  void looksWhileOtherExperimentRuns() {
    run(ExperimentFixtures.terms(Design.DELAY));

    drinkAndLook();

    assertThat(analyses).isEqualTo(1);
  }

  private void run(ExperimentTerms terms) {
    store.experiments().add(ada, ExperimentFixtures.running().withTerms(terms), earlier -> {});
  }
}
