package coffee.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.Design;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.experiment.ExperimentSources;
import coffee.domain.experiment.ExperimentState;
import coffee.domain.experiment.ExperimentTerms;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectEventsTest {

  private final MutableClock clock = new MutableClock(WebhookFixtures.NINE);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final PersonId ada = store.people().add("ada", ZoneOffset.UTC).id();
  private final DetectEvents.Data data =
      new DetectEvents.Data(
          store.people(),
          new ReadIntakeToday(store.intakes(), IntakeRules.DEFAULT, clock),
          new ReadCaffeineLevel(store.intakes()),
          new ReadExperiment(
              store.experiments(),
              new ExperimentSources(
                  store.intakes(), store.readings(), store.history(), store.steps()),
              clock));
  private final DetectEvents events =
      new DetectEvents(store.subscribers(), store.outbox(), data, clock);

  private Webhook webhook(EventType... types) {
    return store.webhooks().add(ada, WebhookFixtures.telling(types), new byte[] {0, 1});
  }

  private void drink(double milligrams) {
    store.intakes().add(ada, Intake.of(clock.instant(), new Caffeine(milligrams)));
  }

  private void detect() {
    events.detect(
        (person, failure) -> {
          throw failure;
        });
  }

  private List<WebhookEvent> told(Webhook webhook) {
    List<WebhookEvent> events = new ArrayList<>();
    store.webhooks().deliveries(ada, webhook.id(), 100).forEach(one -> events.add(0, one.event()));
    return events;
  }

  @Test
  void tellsOnceADayThatLimitIsCrossed() {
    Webhook webhook = webhook(EventType.LIMIT_CROSSED);
    drink(400);
    detect();
    assertThat(told(webhook)).isEmpty();

    drink(1);
    detect();
    drink(100);
    detect();

    assertThat(told(webhook))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.data())
                    .isEqualTo("{\"date\":\"2026-03-01\",\"total_mg\":401,\"limit_mg\":400}"));
    clock.pass(Duration.ofDays(1));
    drink(500);
    detect();
    assertThat(told(webhook)).hasSize(2);
  }

  @Test
  void comesToEveryoneWhileManyFail() {
    List<PersonId> many = new ArrayList<>();
    for (int i = 0; i < 401; i++) {
      PersonId person = store.people().add("person " + i, ZoneOffset.UTC).id();
      many.add(person);
      store
          .webhooks()
          .add(person, WebhookFixtures.telling(EventType.LIMIT_CROSSED), new byte[] {0, 1});
      store.intakes().add(person, Intake.of(clock.instant(), new Caffeine(80)));
    }
    PersonId last = many.remove(400);
    FailingSubscribers subscribers = new FailingSubscribers(store.subscribers());
    subscribers.failFor(many);
    List<PersonId> failed = new ArrayList<>();

    new DetectEvents(subscribers, store.outbox(), data, clock)
        .detect((person, failure) -> failed.add(person));

    assertThat(failed).containsExactlyElementsOf(many);
    assertThat(store.subscribers().withChangedData(0, 1_000)).doesNotContain(last);
  }

  @Test
  void looksAgainOnlyAfterChange() {
    webhook(EventType.LIMIT_CROSSED);
    assertThat(store.subscribers().withChangedData(0, 10)).isEmpty();
    drink(80);
    assertThat(store.subscribers().withChangedData(0, 10)).containsExactly(ada);
    detect();
    assertThat(store.subscribers().withChangedData(0, 10)).isEmpty();
  }

  @Test
  void tellsOnceAnEveningThatBedtimeIsExceeded() {
    Webhook webhook = webhook(EventType.BEDTIME_EXCEEDED);
    drink(60);
    detect();
    assertThat(told(webhook)).isEmpty();

    clock.pass(Duration.ofHours(10));
    drink(200);
    detect();
    drink(10);
    detect();

    assertThat(told(webhook))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.data())
                    .startsWith("{\"bedtime\":\"2026-03-01T23:00:00Z\",\"at_bedtime_mg\":")
                    .endsWith(",\"threshold_mg\":50}"));
  }

  @Test
  void hidesBedtimeWhileBlindedExperimentRuns() {
    Webhook webhook = webhook(EventType.BEDTIME_EXCEEDED);
    ExperimentTerms terms = ExperimentFixtures.terms(Design.DECAF_BLINDED);
    store.experiments().add(ada, ExperimentFixtures.running().withTerms(terms), earlier -> {});
    clock.set(terms.startDate().atTime(20, 0).toInstant(ZoneOffset.UTC));
    drink(200);
    detect();
    assertThat(told(webhook)).isEmpty();

    clock.pass(Duration.ofDays(60));
    drink(200);
    detect();
    assertThat(told(webhook)).hasSize(1);
  }

  @Test
  void failureForOnePersonDoesNotAffectOthers() {
    Webhook webhook = webhook(EventType.LIMIT_CROSSED);
    PersonId bob = store.people().add("bob", ZoneOffset.UTC).id();
    store.webhooks().add(bob, WebhookFixtures.telling(EventType.LIMIT_CROSSED), new byte[] {0, 1});
    store.intakes().add(bob, Intake.of(clock.instant(), new Caffeine(80)));
    drink(500);
    List<PersonId> failed = new ArrayList<>();
    DetectEvents overBrokenOutbox =
        new DetectEvents(
            store.subscribers(),
            (person, some) -> {
              if (person.equals(bob)) {
                throw new IllegalStateException("broken data");
              }
              store.outbox().add(person, some);
            },
            data,
            clock);

    overBrokenOutbox.detect((person, failure) -> failed.add(person));

    assertThat(failed).containsExactly(bob);
    assertThat(told(webhook)).hasSize(1);
  }

  @Test
  void tellsInstructionFromEveningOnAndNotBefore() {
    Webhook webhook = webhook(EventType.EXPERIMENT_INSTRUCTION);
    Experiment experiment =
        store.experiments().add(ada, ExperimentFixtures.running(), earlier -> {});
    ZoneId zone = experiment.start().orElseThrow().zone();
    LocalDate first = experiment.terms().startDate();
    Instant evening = first.minusDays(1).atTime(20, 0).atZone(zone).toInstant();
    clock.set(evening.minusMillis(1));
    detect();
    assertThat(told(webhook)).isEmpty();

    clock.set(evening);
    detect();
    detect();

    assertThat(told(webhook))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.happenedAt()).isEqualTo(evening);
              assertThat(event.data()).contains("\"date\":\"%s\"".formatted(first));
            });
    clock.pass(Duration.ofDays(1));
    detect();
    assertThat(told(webhook)).hasSize(2);
    store
        .experiments()
        .change(
            ada,
            experiment.id(),
            found -> found.ended(ExperimentState.STOPPED_EARLY, clock.instant()));
    clock.pass(Duration.ofDays(1));
    detect();
    assertThat(told(webhook)).hasSize(2);
  }
}
