package coffee.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.experiment.ExperimentState;
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

class LookForEventsTest {

  private final MutableClock clock = new MutableClock(WebhookFixtures.NINE);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final PersonId ada = store.people().add("ada", ZoneOffset.UTC).id();
  private final LookForEvents look =
      new LookForEvents(
          store.watched(),
          store.outbox(),
          new LookForEvents.Data(
              store.people(),
              new ReadIntakeToday(store.intakes(), IntakeRules.DEFAULT, clock),
              new ReadCaffeineLevel(store.intakes()),
              new ReadExperiment(
                  store.experiments(),
                  new ReadExperiment.Data(store.intakes(), store.readings(), store.history()),
                  clock)),
          clock);

  private Webhook webhook(EventType... types) {
    return store.webhooks().add(ada, WebhookFixtures.telling(types), new byte[] {0, 1});
  }

  private void drink(double milligrams) {
    store.intakes().add(ada, Intake.of(clock.instant(), new Caffeine(milligrams)));
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
    look.look();
    assertThat(told(webhook)).isEmpty();

    drink(1);
    look.look();
    drink(100);
    look.look();

    assertThat(told(webhook))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.data())
                    .isEqualTo("{\"date\":\"2026-03-01\",\"total_mg\":401,\"limit_mg\":400}"));
    clock.pass(Duration.ofDays(1));
    drink(500);
    look.look();
    assertThat(told(webhook)).hasSize(2);
  }

  @Test
  void looksAgainOnlyAfterChange() {
    webhook(EventType.LIMIT_CROSSED);
    assertThat(store.watched().changed(10)).isEmpty();
    drink(80);
    assertThat(store.watched().changed(10)).containsExactly(ada);
    look.look();
    assertThat(store.watched().changed(10)).isEmpty();
  }

  @Test
  void tellsOnceAnEveningThatBedtimeIsExceeded() {
    Webhook webhook = webhook(EventType.BEDTIME_EXCEEDED);
    drink(60);
    look.look();
    assertThat(told(webhook)).isEmpty();

    clock.pass(Duration.ofHours(10));
    drink(200);
    look.look();
    drink(10);
    look.look();

    assertThat(told(webhook))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.data())
                    .startsWith("{\"bedtime\":\"2026-03-01T23:00:00Z\",\"at_bedtime_mg\":")
                    .endsWith(",\"threshold_mg\":50}"));
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
    look.look();
    assertThat(told(webhook)).isEmpty();

    clock.set(evening);
    look.look();
    look.look();

    assertThat(told(webhook))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.happenedAt()).isEqualTo(evening);
              assertThat(event.data()).contains("\"date\":\"%s\"".formatted(first));
            });
    clock.pass(Duration.ofDays(1));
    look.look();
    assertThat(told(webhook)).hasSize(2);
    store
        .experiments()
        .change(
            ada,
            experiment.id(),
            found -> found.ended(ExperimentState.STOPPED_EARLY, clock.instant()));
    clock.pass(Duration.ofDays(1));
    look.look();
    assertThat(told(webhook)).hasSize(2);
  }
}
