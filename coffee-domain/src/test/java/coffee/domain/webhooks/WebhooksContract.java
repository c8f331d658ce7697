package coffee.domain.webhooks;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportRequestFixtures;
import coffee.domain.imports.WaitingImport;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.domain.work.Transactions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What every {@link Webhooks}, {@link EventOutbox} and {@link DeliveryQueue} must do together. */
public interface WebhooksContract extends PeopleFixture {

  PersonId NOBODY = new PersonId(Long.MAX_VALUE);

  /** The webhooks under test. */
  Webhooks webhooks();

  /** Their outbox. */
  EventOutbox outbox();

  /** Their queue. */
  DeliveryQueue deliveries();

  /** Whose data is looked at. */
  EventSubscribers subscribers();

  /** What is imported. */
  ImportJobs imports();

  /** Who imports it. */
  ImportQueue queue();

  /** Where coffees are logged. */
  IntakeLog intakes();

  /** Transactions of all of them. */
  Transactions transactions();

  /** Lets time pass for the queue. */
  void pass(Duration time);

  private static byte[] secret() {
    return new byte[] {0, 1, 2};
  }

  private static byte[] nextSecret() {
    return new byte[] {0, 3};
  }

  private Webhook added(PersonId person, EventType... types) {
    return webhooks().add(person, WebhookFixtures.telling(types), secret());
  }

  private Optional<DueWebhook> due(PersonId person, Webhook webhook) {
    return deliveries().due(10_000).stream()
        .filter(due -> due.person().equals(person) && due.id() == webhook.id())
        .findFirst();
  }

  private DeliveryClaim claim(PersonId person, Webhook webhook) {
    return deliveries().claim(due(person, webhook).orElseThrow()).orElseThrow();
  }

  private static Delivery next(DeliveryClaim claim) {
    return claim.next().orElseThrow().delivery();
  }

  private List<Delivery> told(PersonId person, Webhook webhook) {
    return webhooks().deliveries(person, webhook.id(), 1_000);
  }

  private static Intake coffee(double milligrams) {
    return Intake.of(WebhookFixtures.NINE, new Caffeine(milligrams));
  }

  @Test
  default void keepsEveryPart() {
    PersonId person = newPerson();
    Webhook first = added(person, EventType.INTAKE_CREATED, EventType.IMPORT_ENDED);
    Webhook second = added(person, EventType.EXPERIMENT_INSTRUCTION);

    assertThat(first.settings())
        .isEqualTo(WebhookFixtures.telling(EventType.INTAKE_CREATED, EventType.IMPORT_ENDED));
    assertThat(first.status()).isEqualTo(WebhookStatus.ACTIVE);
    assertThat(webhooks().find(person, first.id())).contains(first);
    assertThat(webhooks().list(person)).containsExactly(second, first);
    assertRefused(Reason.NOT_FOUND, "not_found", () -> added(NOBODY, EventType.INTAKE_CREATED));
  }

  @Test
  default void keepsPersonsApart() {
    PersonId person = newPerson();
    PersonId other = newPerson();
    Webhook mine = added(person, EventType.INTAKE_CREATED);
    intakes().add(other, coffee(80));

    assertThat(told(person, mine)).isEmpty();
    assertThat(webhooks().list(other)).isEmpty();
    assertThat(webhooks().find(other, mine.id())).isEmpty();
    for (Runnable call :
        List.<Runnable>of(
            () -> webhooks().change(other, mine.id(), stored -> stored),
            () -> webhooks().remove(other, mine.id()),
            () -> webhooks().replaceSecret(other, mine.id(), nextSecret(), Duration.ZERO),
            () -> webhooks().send(other, mine.id(), WebhookFixtures.keyed("a")),
            () -> webhooks().deliveries(other, mine.id(), 10))) {
      assertRefused(Reason.NOT_FOUND, "not_found", call::run);
    }
    assertThat(webhooks().find(person, mine.id())).contains(mine);
  }

  @Test
  default void refusesTooMany() {
    PersonId person = newPerson();
    for (int i = 0; i < Webhooks.MAX_WEBHOOKS; i++) {
      added(person, EventType.INTAKE_CREATED);
    }
    assertRefused(
        Reason.CONFLICT, "too_many_webhooks", () -> added(person, EventType.INTAKE_CREATED));
  }

  @Test
  default void tellsWhatHappensToCoffeesInOrder() {
    PersonId person = newPerson();
    Webhook all =
        added(person, EventType.INTAKE_CREATED, EventType.INTAKE_UPDATED, EventType.INTAKE_DELETED);
    Webhook deletions = added(person, EventType.INTAKE_DELETED);

    LoggedIntake first = intakes().add(person, coffee(80)).entry();
    LoggedIntake second = intakes().addAll(person, List.of(coffee(60))).get(0).entry();
    intakes().addAll(person, List.of(coffee(7)), OptionalLong.of(1)); // told by its import
    LoggedIntake changed = intakes().change(person, first.id(), stored -> coffee(90));
    intakes().change(person, first.id(), LoggedIntake::intake); // changes nothing
    intakes().remove(person, second.id(), found -> {});

    assertThat(told(person, all))
        .extracting(delivery -> delivery.event().type())
        .containsExactly(
            EventType.INTAKE_DELETED,
            EventType.INTAKE_UPDATED,
            EventType.INTAKE_CREATED,
            EventType.INTAKE_CREATED);
    assertThat(told(person, all).get(3).event()).isEqualTo(WebhookEvent.created(first));
    assertThat(told(person, all).get(1).event()).isEqualTo(WebhookEvent.updated(changed));
    assertThat(told(person, deletions)).hasSize(1);
  }

  @Test
  default void tellsCoffeesWithClientIdsOnce() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    Intake intake =
        new Intake(
            WebhookFixtures.NINE,
            new Caffeine(80),
            Optional.of("mocha"),
            Optional.of("with \"milk\" \\ \n\u0001 ☕"),
            Intake.DEFAULT_DURATION,
            Optional.empty(),
            Optional.of("client"));
    LoggedIntake stored = intakes().add(person, intake).entry();
    intakes().add(person, intake);

    assertThat(told(person, webhook))
        .singleElement()
        .satisfies(
            delivery -> assertThat(delivery.event()).isEqualTo(WebhookEvent.created(stored)));
  }

  @Test
  default void tellsNothingThatWasRolledBack() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);

    assertThatThrownBy(
            () ->
                transactions()
                    .execute(
                        () -> {
                          intakes().add(person, coffee(80));
                          throw new IllegalStateException("other work fails");
                        }))
        .hasMessage("other work fails");

    assertThat(told(person, webhook)).isEmpty();
    assertThat(due(person, webhook)).isEmpty();
  }

  @Test
  default void tellsThatImportsEnded() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.IMPORT_ENDED);
    ImportJob first = imports().add(person, ImportRequestFixtures.in("a spool of webhooks"));
    queue().claim(new WaitingImport(person, first.id())).orElseThrow().end(Optional.empty());
    ImportJob second = imports().add(person, ImportRequestFixtures.in("a spool of webhooks"));
    ImportJob cancelled = imports().cancel(person, second.id());
    imports().cancel(person, second.id()); // changes nothing

    assertThat(told(person, webhook))
        .extracting(Delivery::event)
        .containsExactly(
            WebhookEvent.importEnded(cancelled),
            WebhookEvent.importEnded(imports().find(person, first.id()).orElseThrow()));
  }

  @Test
  default void watchesPersonsUntilTheyAreChecked() {
    PersonId person = newPerson();
    PersonId other = newPerson();
    Webhook webhook = added(person, EventType.BEDTIME_EXCEEDED);
    added(other, EventType.EXPERIMENT_INSTRUCTION);
    assertThat(subscribers().withChangedData(0, 10_000)).doesNotContain(person, other);
    intakes().add(person, coffee(80));
    intakes().add(other, coffee(80));

    assertThat(subscribers().withChangedData(0, 10_000)).contains(person).doesNotContain(other);
    subscribers().markChecked(person, revision(person));
    assertThat(subscribers().withChangedData(0, 10_000)).doesNotContain(person);
    intakes().add(person, coffee(80));
    webhooks()
        .change(
            person, webhook.id(), stored -> stored.with(stored.settings(), WebhookStatus.PAUSED));
    assertThat(subscribers().withChangedData(0, 10_000)).doesNotContain(person);
    assertThat(subscribers().subscribedToInstructions(other.value() - 1, 1)).containsExactly(other);
    assertThat(subscribers().subscribedToInstructions(other.value(), 10)).doesNotContain(other);
  }

  @Test
  default void listsEventSubscribersById() {
    PersonId first = newPerson();
    PersonId second = newPerson();
    for (PersonId person : List.of(second, first)) {
      added(person, EventType.LIMIT_CROSSED, EventType.ANSWER_CHANGED);
      intakes().add(person, coffee(80));
    }
    long before = first.value() - 1;

    assertThat(subscribers().withChangedData(before, 1)).containsExactly(first);
    assertThat(subscribers().withChangedData(first.value(), 1)).containsExactly(second);
    assertThat(subscribers().dueForAnalysis(before, 1)).containsExactly(first);
    assertThat(subscribers().dueForAnalysis(first.value(), 1)).containsExactly(second);
  }

  @Test
  default void looksAtAnswersOnceAnHour() {
    PersonId person = newPerson();
    added(person, EventType.ANSWER_CHANGED);
    assertThat(subscribers().dueForAnalysis(0, 10_000)).contains(person);

    assertThat(subscribers().claimAnalysis(person))
        .contains(new EventSubscribers.LastVerdict(Optional.empty()));
    assertThat(subscribers().claimAnalysis(person)).isEmpty();
    subscribers().recordVerdict(person, revision(person), "raises");
    pass(Duration.ofMinutes(61));
    assertThat(subscribers().dueForAnalysis(0, 10_000)).doesNotContain(person);
    intakes().add(person, coffee(80));
    assertThat(subscribers().dueForAnalysis(0, 10_000)).contains(person);
    assertThat(subscribers().claimAnalysis(person))
        .contains(new EventSubscribers.LastVerdict(Optional.of("raises")));
    assertThat(subscribers().dueForAnalysis(0, 10_000)).doesNotContain(person);
  }

  @Test
  default void tellsFactOnceToEachWebhook() {
    PersonId person = newPerson();
    Webhook first = added(person, EventType.LIMIT_CROSSED);
    outbox().add(person, List.of(WebhookFixtures.keyed("today")));
    Webhook second = added(person, EventType.LIMIT_CROSSED, EventType.TEST);
    outbox()
        .add(person, List.of(WebhookFixtures.keyed("today"), WebhookFixtures.keyed("tomorrow")));

    assertThat(told(person, first)).hasSize(2);
    assertThat(told(person, second)).hasSize(2);
    assertThat(told(person, first).get(0).event()).isEqualTo(WebhookFixtures.keyed("tomorrow"));
  }

  @Test
  default void claimsWebhookOnce() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    assertThat(due(person, webhook)).isEmpty();
    intakes().add(person, coffee(80));
    DueWebhook due = due(person, webhook).orElseThrow();
    assertThat(due.url()).isEqualTo(webhook.settings().url());
    assertThat(due.isFailing()).isFalse();

    List<Optional<DeliveryClaim>> claims = Concurrently.run(4, thread -> deliveries().claim(due));

    assertThat(claims).filteredOn(Optional::isPresent).hasSize(1);
    assertThat(due(person, webhook)).isEmpty();
    pass(DeliveryQueue.LEASE.plusSeconds(1));
    assertThat(due(person, webhook)).isPresent();
  }

  @Test
  default void deliversInOrderAndThenIsIdle() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    LoggedIntake first = intakes().add(person, coffee(80)).entry();
    LoggedIntake second = intakes().add(person, coffee(60)).entry();
    DeliveryClaim claim = claim(person, webhook);
    DueDelivery due = claim.next().orElseThrow();
    assertThat(due.url()).isEqualTo(webhook.settings().url());
    assertThat(due.secrets().current()).isEqualTo(secret());
    assertThat(due.secrets().earlier()).isEmpty();
    assertThat(due.failingFor()).isZero();

    Delivery earlier = next(claim);
    assertThat(earlier.event()).isEqualTo(WebhookEvent.created(first));
    assertThat(next(claim)).isEqualTo(earlier);
    claim.delivered(earlier);
    Delivery later = next(claim);
    assertThat(later.event()).isEqualTo(WebhookEvent.created(second));
    claim.delivered(later);
    assertThat(claim.next()).isEmpty();
    claim.release();

    assertThat(due(person, webhook)).isEmpty();
    assertThat(told(person, webhook))
        .allSatisfy(
            delivery -> {
              assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED);
              assertThat(delivery.progress().attempts()).isEqualTo(1);
              assertThat(delivery.progress().endedAt()).isPresent();
            });
    intakes().add(person, coffee(70));
    assertThat(due(person, webhook)).isPresent();
  }

  @Test
  default void eachDeliveryUsesWebhookAsItIsNow() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    intakes().add(person, coffee(80));
    intakes().add(person, coffee(60));
    DeliveryClaim first = claim(person, webhook);
    first.retry(next(first), "status 500", Duration.ofMinutes(1));
    first.release();
    pass(Duration.ofHours(25));
    DeliveryClaim claim = claim(person, webhook);
    assertThat(claim.next().orElseThrow().failingFor()).isGreaterThan(Duration.ofHours(24));
    claim.delivered(next(claim));
    webhooks().replaceSecret(person, webhook.id(), nextSecret(), Duration.ofHours(24));
    WebhookSettings moved =
        new WebhookSettings(
            URI.create("https://example.com/"), webhook.settings().events(), Optional.empty());
    webhooks().change(person, webhook.id(), stored -> stored.with(moved, stored.status()));

    DueDelivery later = claim.next().orElseThrow();

    assertThat(later.failingFor()).isZero();
    assertThat(later.url()).isEqualTo(moved.url());
    assertThat(later.secrets().current()).isEqualTo(nextSecret());
    assertThat(later.secrets().earlier().orElseThrow()).isEqualTo(secret());
  }

  @Test
  default void knownDeduplicationKeyMakesNoWebhookDue() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.LIMIT_CROSSED);
    outbox().add(person, List.of(WebhookFixtures.keyed("today")));
    DeliveryClaim claim = claim(person, webhook);
    claim.delivered(next(claim));
    claim.release();

    outbox().add(person, List.of(WebhookFixtures.keyed("today")));
    outbox().add(person, List.of());

    assertThat(due(person, webhook)).isEmpty();
  }

  @Test
  default void retriesAfterPauseAndKeepsOrder() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    intakes().add(person, coffee(80));
    DeliveryClaim claim = claim(person, webhook);
    Delivery delivery = next(claim);
    claim.retry(delivery, "status 500", Duration.ofMinutes(2));
    claim.release();
    intakes().add(person, coffee(60)); // does not shorten the pause

    assertThat(due(person, webhook)).isEmpty();
    Webhook failing = webhooks().find(person, webhook.id()).orElseThrow();
    assertThat(failing.health().lastError()).contains("status 500");
    assertThat(failing.health().failingSince()).isPresent();
    Delivery waiting = told(person, webhook).get(1);
    assertThat(waiting.progress().attempts()).isEqualTo(1);
    assertThat(waiting.progress().lastError()).contains("status 500");
    assertThat(waiting.progress().nextAttemptAt()).isPresent();
    assertThat(told(person, webhook).get(0).progress().nextAttemptAt()).isEmpty();

    pass(Duration.ofMinutes(3));
    assertThat(due(person, webhook).orElseThrow().isFailing()).isTrue();
    DeliveryClaim again = claim(person, webhook);
    assertThat(again.next().orElseThrow().failingFor())
        .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
    assertThat(next(again).messageId()).isEqualTo(delivery.messageId());
    again.delivered(next(again));
    again.release();
    Webhook well = webhooks().find(person, webhook.id()).orElseThrow();
    assertThat(well.health().lastError()).isEmpty();
    assertThat(well.health().failingSince()).isEmpty();
    assertThat(well.health().lastDeliveredAt()).isPresent();
    assertThat(due(person, webhook)).isPresent();
  }

  @Test
  default void givesUpAndPausesUntilResumed() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    intakes().add(person, coffee(80));
    intakes().add(person, coffee(60));
    DeliveryClaim claim = claim(person, webhook);
    claim.giveUp(next(claim), "status 410");
    claim.release();

    Webhook paused = webhooks().find(person, webhook.id()).orElseThrow();
    assertThat(paused.status()).isEqualTo(WebhookStatus.PAUSED);
    assertThat(paused.health().pausedAt()).isPresent();
    assertThat(paused.health().lastError()).contains("status 410");
    assertThat(told(person, webhook).get(1).status()).isEqualTo(DeliveryStatus.FAILED);
    assertThat(due(person, webhook)).isEmpty();
    intakes().add(person, coffee(70)); // is not told
    assertRefused(
        Reason.CONFLICT,
        "webhook_paused",
        () -> webhooks().send(person, webhook.id(), WebhookFixtures.keyed("a")));

    Webhook resumed =
        webhooks()
            .change(
                person,
                webhook.id(),
                stored -> stored.with(stored.settings(), WebhookStatus.ACTIVE));
    assertThat(resumed.health().pausedAt()).isEmpty();
    assertThat(resumed.health().failingSince()).isEmpty();
    DeliveryClaim next = claim(person, webhook);
    assertThat(next(next)).isEqualTo(withoutNext(told(person, webhook).get(0)));
    assertThat(told(person, webhook)).hasSize(2);
  }

  private static Delivery withoutNext(Delivery delivery) {
    return new Delivery(delivery.id(), delivery.event(), delivery.status(), Delivery.Progress.NONE);
  }

  @Test
  default void pausedByPersonStopsClaimedDeliveries() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    intakes().add(person, coffee(80));
    DeliveryClaim claim = claim(person, webhook);
    Delivery delivery = next(claim);
    webhooks()
        .change(
            person, webhook.id(), stored -> stored.with(stored.settings(), WebhookStatus.PAUSED));

    assertThat(claim.next()).isEmpty();
    assertRefused(
        Reason.CONFLICT,
        DeliveryClaim.LOST,
        () -> claim.retry(delivery, "status 500", Duration.ofSeconds(1)));
    claim.release();
    assertThat(due(person, webhook)).isEmpty();
  }

  @Test
  default void rejectsWritesOfLostClaim() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    intakes().add(person, coffee(80));
    DeliveryClaim lost = claim(person, webhook);
    Delivery delivery = next(lost);
    pass(DeliveryQueue.LEASE.plusSeconds(1));
    DeliveryClaim held = claim(person, webhook);

    assertThat(lost.next()).isEmpty();
    for (Runnable call :
        List.<Runnable>of(
            () -> lost.delivered(delivery),
            () -> lost.retry(delivery, "late", Duration.ZERO),
            () -> lost.giveUp(delivery, "late"))) {
      assertRefused(Reason.CONFLICT, DeliveryClaim.LOST, call::run);
    }
    lost.release();
    assertThat(due(person, webhook)).isEmpty(); // still held
    assertThat(next(held)).isEqualTo(delivery);
    assertThat(held.isOverfull()).isFalse();
  }

  @Test
  default void signsWithBothSecretsForTheOverlap() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    intakes().add(person, coffee(80));
    webhooks().replaceSecret(person, webhook.id(), nextSecret(), Duration.ofHours(24));

    SealedSecrets both = claim(person, webhook).next().orElseThrow().secrets();
    assertThat(both.current()).isEqualTo(nextSecret());
    assertThat(both.earlier().orElseThrow()).isEqualTo(secret());
    pass(Duration.ofHours(24).plusSeconds(1));
    assertThat(claim(person, webhook).next().orElseThrow().secrets().earlier()).isEmpty();
  }

  @Test
  default void changesSettings() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    WebhookSettings other =
        new WebhookSettings(
            URI.create("https://example.com/"),
            WebhookFixtures.telling(EventType.INTAKE_DELETED).events(),
            Optional.empty());

    Webhook changed =
        webhooks().change(person, webhook.id(), stored -> stored.with(other, stored.status()));

    assertThat(changed.settings()).isEqualTo(other);
    assertThat(webhooks().find(person, webhook.id())).contains(changed);
    intakes().add(person, coffee(80));
    assertThat(told(person, webhook)).isEmpty();
  }

  @Test
  default void sendsTestsToWebhooksOfAnyEvents() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_DELETED);
    WebhookEvent test = WebhookEvent.test(WebhookFixtures.NINE);

    Delivery sent = webhooks().send(person, webhook.id(), test);

    assertThat(sent.event()).isEqualTo(test);
    assertThat(next(claim(person, webhook)).id()).isEqualTo(sent.id());
  }

  @Test
  default void removesWebhookWithItsDeliveries() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    intakes().add(person, coffee(80));
    DeliveryClaim claim = claim(person, webhook);
    Delivery delivery = next(claim);

    webhooks().remove(person, webhook.id());

    assertThat(webhooks().list(person)).isEmpty();
    assertRefused(Reason.CONFLICT, DeliveryClaim.LOST, () -> claim.delivered(delivery));
    claim.release();
    intakes().add(person, coffee(80));
    assertThat(due(person, webhook)).isEmpty();
  }

  @Test
  default void deletesWhatEndedLongAgo() {
    PersonId person = newPerson();
    Webhook webhook = added(person, EventType.INTAKE_CREATED);
    intakes().add(person, coffee(80));
    intakes().add(person, coffee(60));
    DeliveryClaim claim = claim(person, webhook);
    claim.delivered(next(claim));
    claim.release();
    pass(Duration.ofDays(8));

    assertThat(webhooks().deleteEnded(Duration.ofDays(7))).isPositive();

    assertThat(told(person, webhook))
        .singleElement()
        .satisfies(left -> assertThat(left.status()).isEqualTo(DeliveryStatus.WAITING));
  }
}
