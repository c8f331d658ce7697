package coffee.domain;

import static coffee.domain.Refusals.assertRefused;
import static coffee.domain.heartrate.Readings.manual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.DomainException.Reason;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.imports.ImportJob;
import coffee.domain.imports.ImportJobs;
import coffee.domain.imports.ImportOrders;
import coffee.domain.imports.ImportQueue;
import coffee.domain.imports.ImportQueueContract;
import coffee.domain.imports.WaitingImport;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntakes;
import coffee.domain.person.Access;
import coffee.domain.person.Actor;
import coffee.domain.person.ApiKey;
import coffee.domain.person.ApiKeys;
import coffee.domain.person.AuditEvent;
import coffee.domain.person.AuditEvent.Action;
import coffee.domain.person.AuditTrail;
import coffee.domain.person.BearerKey;
import coffee.domain.person.KeyId;
import coffee.domain.person.KeyTerms;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.domain.person.Profile;
import coffee.domain.person.Scope;
import coffee.domain.person.WithPeople;
import coffee.domain.retry.Claim;
import coffee.domain.retry.RetryLedger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What erasing and removing a person must do in every store. */
public interface ErasureContract extends WithPeople {

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

  /** What is kept of the removal. */
  AuditTrail trail();

  /** Their answers. */
  RetryLedger ledger();

  /** Their imports. */
  ImportJobs imports();

  /** Who runs them. */
  ImportQueue queue();

  /** The store's transactions. */
  Transactions transactions();

  /** A person with data in every port of the store. */
  default Person wellKnown() {
    PersonId id = somebody();
    intakes().add(id, Intake.of(NINE, new Caffeine(80)));
    readings().add(id, manual(NINE, 60));
    claim(id);
    importWithAProblem(id);
    keys()
        .create(
            id,
            key ->
                ApiKey.issued(
                    new BearerKey(key, "secret"),
                    new KeyTerms("phone", Set.of(Scope.READ), Optional.empty()),
                    NINE),
            Actor.OPERATOR);
    return people().find(id).orElseThrow();
  }

  private void importWithAProblem(PersonId person) {
    ImportJob job = imports().add(person, ImportOrders.in("a spool"));
    queue()
        .checkpoint(
            queue().claim(new WaitingImport(person, job.id())).orElseThrow(),
            ImportQueueContract.SOME,
            List.of(ImportQueueContract.REFUSED));
  }

  private Claim claim(PersonId person) {
    return transactions()
        .inOne(
            () -> {
              Claim claim = ledger().claim(person, "key", "fingerprint", NINE);
              if (claim instanceof Claim.First) {
                ledger().settle(person, "key", new byte[] {1});
              }
              return claim;
            });
  }

  private boolean isUntouched(Person person) {
    PersonId id = person.id();
    return people().find(id).equals(Optional.of(person))
        && LoggedIntakes.between(intakes(), id, NINE, TEN).size() == 1
        && readings().latest(id).isPresent()
        && history().bins(id, NINE, TEN).size() == 1
        && keys().of(id, NINE).size() == 1
        && imports().page(id, Page.first(10)).size() == 1
        && claim(id) instanceof Claim.Repeated;
  }

  @Test
  default void erasesEverythingOfAPersonAndNothingOfOthers() {
    Person leaving = wellKnown();
    Person staying = wellKnown();
    PersonId id = leaving.id();

    people().remove(id, seen -> assertThat(seen).isEqualTo(leaving), TEN, Actor.OPERATOR);

    assertThat(people().find(id)).isEmpty();
    assertThat(people().named(leaving.name())).isEmpty();
    assertThat(people().all()).doesNotContain(leaving).contains(staying);
    assertThat(intakes().page(id, IntakeFilter.ALL, Page.first(10))).isEmpty();
    assertThat(readings().latest(id)).isEmpty();
    assertThat(history().bins(id, NINE, TEN)).isEmpty();
    assertThat(imports().page(id, Page.first(10))).isEmpty();
    assertThat(keys().of(id, NINE)).isEmpty();
    assertThat(isUntouched(staying)).isTrue();
  }

  @Test
  default void erasesTheDataOfAPersonWhoStays() {
    Person person =
        people()
            .change(
                wellKnown().id(),
                stored -> new Person(stored.id(), stored.name(), stored.timeZone(), WEIGHING, 0));
    Person other = wellKnown();
    PersonId id = person.id();
    KeyId key = keys().of(id, NINE).get(0).id();
    Actor holder = Actor.holding(new Access(key, Set.of(Scope.ADMIN)));

    people().eraseData(id, TEN, holder);

    assertThat(people().find(id))
        .contains(
            new Person(id, person.name(), person.timeZone(), Profile.EMPTY, person.revision() + 1));
    assertThat(intakes().page(id, IntakeFilter.ALL, Page.first(10))).isEmpty();
    assertThat(readings().latest(id)).isEmpty();
    assertThat(history().bins(id, NINE, TEN)).isEmpty();
    assertThat(imports().page(id, Page.first(10))).isEmpty();
    assertThat(claim(id)).isInstanceOf(Claim.First.class);
    assertThat(keys().of(id, NINE)).hasSize(1);
    assertThat(trail().of(id)).contains(AuditEvent.of(Action.DATA_ERASED, id, TEN, holder));
    assertThat(isUntouched(other)).isTrue();
  }

  @Test
  default void logsAnewAfterAnErasure() {
    Person person = wellKnown();
    people().eraseData(person.id(), TEN, Actor.OPERATOR);

    intakes().add(person.id(), Intake.of(NINE, new Caffeine(80)));
    readings().add(person.id(), manual(NINE, 61));

    assertThat(readings().latest(person.id()).orElseThrow().reading()).isEqualTo(manual(NINE, 61));
    assertThat(history().bins(person.id(), NINE, TEN)).hasSize(1);
  }

  @Test
  default void erasesNothingOfSomebodyUnknown() {
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> people().eraseData(new PersonId(Long.MAX_VALUE), TEN, Actor.OPERATOR));
  }

  @Test
  default void keepsTheTrailOfSomebodyRemoved() {
    Person person = wellKnown();
    AuditEvent created = trail().of(person.id()).get(0);

    people().remove(person.id(), seen -> {}, TEN, Actor.OPERATOR);

    assertThat(trail().of(person.id()))
        .containsExactly(
            created, AuditEvent.of(Action.PERSON_REMOVED, person.id(), TEN, Actor.OPERATOR));
  }

  @Test
  default void neverGivesAnIdAgain() {
    Person person = wellKnown();
    people().remove(person.id(), seen -> {}, TEN, Actor.OPERATOR);

    assertThat(people().add(person.name(), person.timeZone()).id().value())
        .isGreaterThan(person.id().value());
  }

  @Test
  default void erasesNothingWhenTheRemovalIsRefused() {
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
    assertThat(trail().of(person.id())).hasSize(1);
  }

  @Test
  default void removesNobodyUnknown() {
    assertRefused(
        Reason.NOT_FOUND,
        "not_found",
        () -> people().remove(new PersonId(Long.MAX_VALUE), seen -> {}, TEN, Actor.OPERATOR));
  }
}
