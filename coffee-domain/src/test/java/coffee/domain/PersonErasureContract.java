package coffee.domain;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException.Reason;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentFixtures;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.idempotency.IdempotencyClaim;
import coffee.domain.idempotency.IdempotencyRecords;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportQueueContract;
import coffee.domain.imports.ImportRequestFixtures;
import coffee.domain.imports.IngestRecord;
import coffee.domain.imports.IngestRecords;
import coffee.domain.imports.WaitingImport;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntakeFixtures;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.BearerKey;
import coffee.domain.person.GrantedAccess;
import coffee.domain.person.KeyHash;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeySettings;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.domain.person.Scope;
import coffee.domain.session.SignInCodes;
import coffee.domain.session.StoredSignInCode;
import coffee.domain.steps.StepFixtures;
import coffee.domain.steps.StepLog;
import coffee.domain.webhooks.EventOutbox;
import coffee.domain.webhooks.EventType;
import coffee.domain.webhooks.WebhookFixtures;
import coffee.domain.webhooks.Webhooks;
import coffee.domain.work.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What erasing and removing a person must do in every store. */
public interface PersonErasureContract extends PeopleFixture {

  Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

  Profile WEIGHING =
      new Profile(
          OptionalDouble.empty(),
          Set.of(),
          OptionalDouble.of(70),
          Optional.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty(),
          OptionalDouble.empty());

  /** The person's drinks. */
  IntakeLog intakes();

  /** Their readings. */
  ReadingLog readings();

  /** What the readings tell. */
  HeartRateHistory history();

  /** Their keys. */
  ApiKeys keys();

  /** Their unused sign-in codes. */
  SignInCodes codes();

  /** What is kept of the removal. */
  AuditTrail trail();

  /** Their answers. */
  IdempotencyRecords records();

  /** Their imports. */
  ImportJobs imports();

  /** What was pushed. */
  IngestRecords ingests();

  /** Who runs them. */
  ImportQueue queue();

  /** Experiments. */
  ExperimentStore experiments();

  /** Webhooks. */
  Webhooks webhooks();

  /** What they have to tell. */
  EventOutbox outbox();

  /** Steps. */
  StepLog steps();

  /** The store's transactions. */
  Transactions transactions();

  /** A person with data in every port of the store. */
  default Person wellKnown() {
    PersonId id = newPerson();
    experimentWithAReport(id);
    long deleted = intakes().add(id, Intake.of(NINE, new Caffeine(80))).entry().id();
    intakes().remove(id, deleted, seen -> {});
    intakes().add(id, Intake.of(NINE, new Caffeine(80)));
    readings().add(id, manual(NINE, 60));
    claim(id);
    importWithAProblem(id);
    ingests().put(id, new IngestRecord("phone", NINE, 1, 0));
    webhooks().add(id, WebhookFixtures.telling(EventType.LIMIT_CROSSED), new byte[] {0, 1});
    outbox().add(id, List.of(WebhookFixtures.keyed("today")));
    steps().addAll(id, List.of(StepFixtures.minute(NINE, 100)), OptionalLong.empty());
    codes().add(new StoredSignInCode(id, KeyHash.of("code"), TEN, Optional.empty()));
    keys()
        .create(
            id,
            key ->
                ApiKey.issued(
                    new BearerKey(key, "secret"),
                    new KeySettings("phone", Set.of(Scope.READ), Optional.empty()),
                    NINE),
            Actor.OPERATOR);
    return people().find(id).orElseThrow();
  }

  private void importWithAProblem(PersonId person) {
    ImportJob job = imports().add(person, ImportRequestFixtures.in("a spool"));
    queue()
        .claim(new WaitingImport(person, job.id()))
        .orElseThrow()
        .checkpoint(ImportQueueContract.SOME, List.of(ImportQueueContract.REFUSED));
  }

  private void experimentWithAReport(PersonId person) {
    Experiment stored = experiments().add(person, ExperimentFixtures.running(), earlier -> {});
    experiments().report(person, stored.id(), ExperimentFixtures.report(2), found -> {});
  }

  private IdempotencyClaim claim(PersonId person) {
    return transactions()
        .execute(
            () -> {
              IdempotencyClaim claim = records().claim(person, "key", "fingerprint", NINE);
              if (claim instanceof IdempotencyClaim.FirstUse) {
                records().complete(person, "key", new byte[] {1});
              }
              return claim;
            });
  }

  private boolean isUntouched(Person person) {
    PersonId id = person.id();
    return people().find(id).equals(Optional.of(person))
        && LoggedIntakeFixtures.between(intakes(), id, NINE, TEN).size() == 1
        && readings().latest(id).isPresent()
        && history().bins(id, NINE, TEN).size() == 1
        && keys().listFor(id, NINE).size() == 1
        && imports().page(id, Page.first(10)).size() == 1
        && ingests().list(id).size() == 1
        && experiments().list(id).stream()
            .allMatch(stored -> experiments().reports(id, stored.id()).size() == 1)
        && experiments().list(id).size() == 1
        && webhooks().list(id).stream()
            .allMatch(webhook -> webhooks().deliveries(id, webhook.id(), 9).size() == 1)
        && webhooks().list(id).size() == 1
        && StepFixtures.all(steps(), id).size() == 1
        && claim(id) instanceof IdempotencyClaim.Replay;
  }

  @Test
  default void removesPersonWithAllDataAndLeavesOthers() {
    Person leaving = wellKnown();
    Person staying = wellKnown();
    PersonId id = leaving.id();

    people().remove(id, seen -> assertThat(seen).isEqualTo(leaving), TEN, Actor.OPERATOR);

    assertThat(people().find(id)).isEmpty();
    assertThat(people().findByName(leaving.name())).isEmpty();
    assertThat(people().all()).doesNotContain(leaving).contains(staying);
    assertThat(intakes().page(id, IntakeFilter.ALL, Page.first(10))).isEmpty();
    assertThat(readings().latest(id)).isEmpty();
    assertThat(history().bins(id, NINE, TEN)).isEmpty();
    assertThat(imports().page(id, Page.first(10))).isEmpty();
    assertThat(ingests().list(id)).isEmpty();
    assertThat(experiments().list(id)).isEmpty();
    assertThat(webhooks().list(id)).isEmpty();
    assertThat(StepFixtures.all(steps(), id)).isEmpty();
    assertThat(keys().listFor(id, NINE)).isEmpty();
    assertThat(isUntouched(staying)).isTrue();
  }

  @Test
  default void erasesDataButKeepsPersonAndKeys() {
    Person person =
        people()
            .change(
                wellKnown().id(),
                stored -> new Person(stored.id(), stored.name(), stored.timeZone(), WEIGHING, 0));
    Person other = wellKnown();
    PersonId id = person.id();
    KeyId key = keys().listFor(id, NINE).get(0).id();
    Actor holder = Actor.holderOf(new GrantedAccess(key, Set.of(Scope.ADMIN)));

    people().eraseData(id, TEN, holder);

    assertThat(people().find(id))
        .contains(
            new Person(id, person.name(), person.timeZone(), Profile.EMPTY, person.revision() + 1));
    assertThat(intakes().page(id, IntakeFilter.ALL, Page.first(10))).isEmpty();
    assertThat(readings().latest(id)).isEmpty();
    assertThat(history().bins(id, NINE, TEN)).isEmpty();
    assertThat(imports().page(id, Page.first(10))).isEmpty();
    assertThat(ingests().list(id)).isEmpty();
    assertThat(experiments().list(id)).isEmpty();
    assertThat(StepFixtures.all(steps(), id)).isEmpty();
    assertThat(claim(id)).isInstanceOf(IdempotencyClaim.FirstUse.class);
    assertThat(keys().listFor(id, NINE)).hasSize(1);
    assertThat(trail().eventsOf(id)).contains(AuditEvent.of(Action.DATA_ERASED, id, TEN, holder));
    assertThat(isUntouched(other)).isTrue();
  }

  @Test
  default void acceptsNewEntriesAfterErasure() {
    Person person = wellKnown();
    people().eraseData(person.id(), TEN, Actor.OPERATOR);

    intakes().add(person.id(), Intake.of(NINE, new Caffeine(80)));
    readings().add(person.id(), manual(NINE, 61));

    assertThat(readings().latest(person.id()).orElseThrow().reading()).isEqualTo(manual(NINE, 61));
    assertThat(history().bins(person.id(), NINE, TEN)).hasSize(1);
  }

  @Test
  default void rejectsErasureOfUnknownPerson() {
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> people().eraseData(new PersonId(Long.MAX_VALUE), TEN, Actor.OPERATOR));
  }

  @Test
  default void keepsAuditTrailOfRemovedPerson() {
    Person person = wellKnown();
    AuditEvent created = trail().eventsOf(person.id()).get(0);

    people().remove(person.id(), seen -> {}, TEN, Actor.OPERATOR);

    assertThat(trail().eventsOf(person.id()))
        .containsExactly(
            created, AuditEvent.of(Action.PERSON_REMOVED, person.id(), TEN, Actor.OPERATOR));
  }

  @Test
  default void neverReusesPersonId() {
    Person person = wellKnown();
    people().remove(person.id(), seen -> {}, TEN, Actor.OPERATOR);

    assertThat(people().add(person.name(), person.timeZone()).id().value())
        .isGreaterThan(person.id().value());
  }

  @Test
  default void erasesNothingWhenRemovalCheckThrows() {
    Person person = wellKnown();

    assertThatThrownBy(
            () ->
                people()
                    .remove(
                        person.id(),
                        seen -> {
                          throw new IllegalStateException("refused");
                        },
                        TEN,
                        Actor.OPERATOR))
        .hasMessage("refused");

    assertThat(isUntouched(person)).isTrue();
    assertThat(trail().eventsOf(person.id())).hasSize(1);
  }

  @Test
  default void rejectsRemovalOfUnknownPerson() {
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> people().remove(new PersonId(Long.MAX_VALUE), seen -> {}, TEN, Actor.OPERATOR));
  }
}
