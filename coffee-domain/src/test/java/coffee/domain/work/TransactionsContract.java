package coffee.domain.work;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.Concurrently;
import coffee.domain.DomainException.Reason;
import coffee.domain.heartrate.HeartRateHistory;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.LoggedIntakeFixtures;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What all {@link Transactions} must do for the ports of one store. */
public interface TransactionsContract extends PeopleFixture {

  Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

  /** The transactions under test. */
  Transactions transactions();

  /** A log of the same store. */
  IntakeLog intakes();

  /** Another log of the same store. */
  ReadingLog readings();

  /** What that log tells. */
  HeartRateHistory history();

  private static Intake coffee() {
    return Intake.of(NINE, new Caffeine(80));
  }

  @Test
  default void commitsWritesOfSeveralPortsTogether() {
    PersonId person = newPerson();

    LoggedIntake entry =
        transactions()
            .execute(
                () -> {
                  readings().add(person, manual(NINE, 60));
                  return intakes().add(person, coffee()).entry();
                });

    assertThat(LoggedIntakeFixtures.between(intakes(), person, NINE, TEN)).containsExactly(entry);
    assertThat(history().bins(person, NINE, TEN)).hasSize(1);
    assertThat(revision(person)).isEqualTo(2);
  }

  @Test
  default void rollsBackAllWritesOnException() {
    PersonId person = newPerson();
    LoggedReading before = readings().add(person, manual(NINE, 60)).entry();
    LoggedIntake drink = intakes().add(person, coffee()).entry();
    Person stored = people().find(person).orElseThrow();
    String name = "never " + UUID.randomUUID();

    assertThatThrownBy(
            () ->
                transactions()
                    .execute(
                        () -> {
                          readings().change(person, before.id(), seen -> manual(TEN, 61));
                          readings().add(person, manual(NINE, 62));
                          intakes().remove(person, drink.id(), seen -> {});
                          intakes().add(person, coffee());
                          people().ensure(name, ZoneOffset.UTC);
                          throw new IllegalStateException("undone");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("undone");

    assertThat(readings().find(person, before.id())).contains(before);
    assertThat(readings().latest(person)).contains(before);
    assertThat(history().bins(person, NINE, TEN.plusSeconds(1))).hasSize(1);
    assertThat(LoggedIntakeFixtures.between(intakes(), person, NINE, TEN)).containsExactly(drink);
    assertThat(people().findByName(name)).isEmpty();
    assertThat(people().find(person)).contains(stored);
  }

  @Test
  default void rollsBackNestedTransactionWithOuter() {
    PersonId person = newPerson();

    assertThatThrownBy(
            () ->
                transactions()
                    .execute(
                        () -> {
                          transactions().execute(() -> intakes().add(person, coffee()));
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");

    assertThat(LoggedIntakeFixtures.between(intakes(), person, NINE, TEN)).isEmpty();
    assertThat(revision(person)).isZero();
  }

  @Test
  default void readsItsOwnUncommittedWrites() {
    PersonId person = newPerson();

    transactions()
        .execute(
            () -> {
              LoggedIntake entry = intakes().add(person, coffee()).entry();
              assertThat(intakes().find(person, entry.id())).contains(entry);
              assertThat(revision(person)).isEqualTo(1);
              return entry;
            });
  }

  @Test
  default void commitsAfterCaughtDomainException() {
    PersonId person = newPerson();

    LoggedReading entry =
        transactions()
            .execute(
                () -> {
                  assertRefused(
                      Reason.NOT_FOUND, "not_found", () -> intakes().remove(person, 1, seen -> {}));
                  assertThat(revision(person)).isZero();
                  return readings().add(person, manual(NINE, 60)).entry();
                });

    assertThat(readings().latest(person)).contains(entry);
    assertThat(revision(person)).isEqualTo(1);
  }

  @Test
  default void losesNoWritesOfConcurrentTransactions() {
    PersonId person = newPerson();

    Concurrently.run(
        8,
        thread ->
            transactions()
                .execute(
                    () -> {
                      intakes().add(person, coffee());
                      return readings().add(person, manual(NINE.plusSeconds(thread), 60));
                    }));

    assertThat(LoggedIntakeFixtures.between(intakes(), person, NINE, TEN)).hasSize(8);
    assertThat(history().bins(person, NINE, TEN).get(0).validReadings()).isEqualTo(8);
    assertThat(revision(person)).isEqualTo(16);
  }
}
