package coffee.domain.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.InMemoryStore;
import coffee.domain.MutableClock;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.person.PersonId;
import coffee.domain.webhooks.DeliveryResult.Kind;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DeliverEventsTest {

  private final MutableClock clock = new MutableClock(WebhookFixtures.NINE);
  private final InMemoryStore store = new InMemoryStore(clock);
  private final SplittableRandom random = new SplittableRandom(1);
  private final SecretSeal seal = SecretSeal.of(Optional.of("a key"), random);
  private final ManageWebhooks manage = new ManageWebhooks(store.webhooks(), seal, random, clock);
  private final PersonId ada = store.people().add("ada", ZoneOffset.UTC).id();
  private final ManageWebhooks.Issued issued =
      manage.create(ada, WebhookFixtures.telling(EventType.INTAKE_CREATED));
  private final List<WebhookMessage> sent = new ArrayList<>();
  private final List<Kind> counted = new ArrayList<>();
  private DeliveryResult answer = DeliveryResult.accepted();
  private final DeliverEvents deliver =
      new DeliverEvents(
          store.deliveries(),
          new DeliverEvents.Requests(this::receive, seal, counted::add),
          random,
          clock);

  private DeliveryResult receive(WebhookMessage message) {
    sent.add(message);
    return answer;
  }

  private void log(int coffees) {
    for (int i = 0; i < coffees; i++) {
      store.intakes().add(ada, Intake.of(WebhookFixtures.NINE, new Caffeine(i)));
    }
  }

  private int look() {
    List<DueWebhook> due = store.deliveries().due(10);
    due.forEach(deliver::deliver);
    return due.size();
  }

  private Webhook webhook() {
    return store.webhooks().find(ada, issued.webhook().id()).orElseThrow();
  }

  @Test
  void sendsSignedEventsInOrder() {
    log(3);

    assertThat(look()).isEqualTo(1);

    assertThat(sent).hasSize(3);
    assertThat(sent).extracting(WebhookMessage::id).isSorted().doesNotHaveDuplicates();
    WebhookMessage first = sent.get(0);
    assertThat(first.body())
        .startsWith("{\"type\":\"intake.created\",\"timestamp\":\"2026-03-01T09:00:00Z\",\"data\":")
        .contains("\"caffeine_mg\":0,");
    assertThat(first.signature())
        .isEqualTo(issued.secret().sign(first.id(), clock.instant(), first.body()));
    assertThat(counted).containsOnly(Kind.ACCEPTED);
    assertThat(look()).isZero();
  }

  @Test
  void givesOthersTheirTurn() {
    log(25);
    assertThat(look()).isEqualTo(1);
    assertThat(sent).hasSize(20);
    assertThat(look()).isEqualTo(1);
    assertThat(sent).hasSize(25);
  }

  @Test
  void repeatsFailedDeliveryWithSameIdBeforeLaterOnes() {
    log(2);
    answer = new DeliveryResult(Kind.REFUSED, "status 500");
    assertThat(look()).isEqualTo(1);
    assertThat(sent).hasSize(1);
    assertThat(look()).isZero(); // nothing runs while it waits
    clock.pass(Duration.ofSeconds(6));
    answer = DeliveryResult.accepted();

    assertThat(look()).isEqualTo(1);

    assertThat(sent).hasSize(3);
    assertThat(sent.get(1).id()).isEqualTo(sent.get(0).id());
    assertThat(sent.get(1).body()).isEqualTo(sent.get(0).body());
    assertThat(sent.get(1).sentAt()).isAfter(sent.get(0).sentAt());
    assertThat(counted).containsExactly(Kind.REFUSED, Kind.ACCEPTED, Kind.ACCEPTED);
  }

  @Test
  void retriesForADayAndThenPauses() {
    log(2);
    answer = new DeliveryResult(Kind.TIMEOUT, "no response in time");
    Duration passed = Duration.ZERO;
    while (webhook().status() == WebhookStatus.ACTIVE) {
      look();
      clock.pass(Duration.ofMinutes(1));
      passed = passed.plusMinutes(1);
    }

    assertThat(passed).isBetween(Duration.ofHours(24), Duration.ofHours(27));
    assertThat(sent).hasSizeBetween(14, 24);
    assertThat(sent).extracting(WebhookMessage::id).containsOnly(sent.get(0).id());
    assertThat(webhook().health().lastError()).contains("no response in time");

    manage.change(
        ada,
        webhook().id(),
        new WebhookChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(WebhookStatus.ACTIVE)));
    answer = DeliveryResult.accepted();
    int before = sent.size();
    look();
    assertThat(sent).hasSize(before + 1); // the one that had waited behind it
  }

  @Test
  void changeOfDescriptionDoesNotResume() {
    log(1);
    answer = new DeliveryResult(Kind.GONE, "status 410");
    look();

    change(Optional.of("hall"));
    assertThat(webhook().settings().description()).contains("hall");
    change(Optional.empty());
    assertThat(webhook().settings().description()).contains("hall");
    change(Optional.of(""));
    assertThat(webhook().settings().description()).isEmpty();

    assertThat(webhook().status()).isEqualTo(WebhookStatus.PAUSED);
    assertThat(webhook().settings().url()).isEqualTo(issued.webhook().settings().url());
  }

  private void change(Optional<String> description) {
    manage.change(
        ada,
        webhook().id(),
        new WebhookChange(Optional.empty(), Optional.empty(), description, Optional.empty()));
  }

  @Test
  void pausesAtOnceWhenReceiverWantsNoMore() {
    log(1);
    answer = new DeliveryResult(Kind.GONE, "status 410");
    look();
    assertThat(webhook().status()).isEqualTo(WebhookStatus.PAUSED);
  }

  @Test
  void signsWithBothSecretsForADay() {
    WebhookSecret next = manage.rotate(ada, webhook().id()).secret();
    log(1);
    look();
    WebhookMessage message = sent.get(0);
    assertThat(message.signature().split(" "))
        .containsExactly(
            next.sign(message.id(), message.sentAt(), message.body()),
            issued.secret().sign(message.id(), message.sentAt(), message.body()));

    clock.pass(ManageWebhooks.OVERLAP);
    log(1);
    look();
    assertThat(sent.get(1).signature()).doesNotContain(" ");
  }

  @Test
  void saysThatSecretCannotBeRead() {
    log(1);
    DeliverEvents otherKey =
        new DeliverEvents(
            store.deliveries(),
            new DeliverEvents.Requests(
                this::receive, SecretSeal.of(Optional.empty(), random), counted::add),
            random,
            clock);
    store.deliveries().due(1).forEach(otherKey::deliver);

    assertThat(sent).isEmpty();
    assertThat(counted).containsExactly(Kind.UNSIGNED);
    assertThat(webhook().health().lastError().orElseThrow()).contains("WEBHOOK_SECRET_KEY");
  }

  @Test
  void beginsNothingAfterStop() {
    log(2);
    deliver.requestStop();
    look();
    assertThat(sent).hasSize(1);
  }
}
