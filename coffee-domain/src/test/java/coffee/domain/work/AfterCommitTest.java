package coffee.domain.work;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.InMemoryStore;
import coffee.domain.TimestampRules;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ReadingRules;
import coffee.domain.heartrate.RecordReadings;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeRules;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Observers of the use cases that record entries are notified of committed entries only. */
class AfterCommitTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

  /** A store that records notifications. */
  private static class ObservedStore extends InMemoryStore {

    final List<LoggedIntake> seenIntakes = new ArrayList<>();
    final List<LoggedReading> seenReadings = new ArrayList<>();

    private final AfterCommit transactions = new AfterCommit(super.transactions());
    private final TimestampRules timestamps = new TimestampRules(Clock.fixed(TEN, ZoneOffset.UTC));
    final RecordIntakes recordIntakes =
        new RecordIntakes(
            intakes(), IntakeRules.DEFAULT, timestamps, transactions.deferred(seenIntakes::addAll));
    final RecordReadings recordReadings =
        new RecordReadings(
            readings(),
            ReadingRules.DEFAULT,
            timestamps,
            transactions.deferred(seenReadings::addAll));

    @Override
    public Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class Together extends ObservedStore implements TransactionsContract {}

  @Nested
  class Told extends ObservedStore implements PeopleFixture {

    @Test
    void notifiesObserverOfNewEntriesOnly() {
      PersonId person = newPerson();
      LoggedIntake first = recordIntakes.add(person, coffee("a")).entry();
      recordIntakes.add(person, coffee("a"));
      LoggedIntake second =
          recordIntakes.addAll(person, List.of(coffee("a"), coffee("b"))).get(1).entry();
      assertThat(seenIntakes).containsExactly(first, second);

      LoggedReading reading = recordReadings.add(person, manual(NINE, 60)).entry();
      recordReadings.addAll(person, List.of(manual(NINE, 60), manual(NINE, 61)));
      LoggedReading later = recordReadings.addAll(person, List.of(manual(TEN, 70))).get(0).entry();
      assertThat(seenReadings).containsExactly(reading, later);
    }

    @Test
    void notifiesObserverAfterCommit() {
      PersonId person = newPerson();
      LoggedIntake entry =
          transactions()
              .execute(
                  () -> {
                    LoggedIntake added =
                        transactions()
                            .execute(() -> recordIntakes.add(person, coffee("a")).entry());
                    assertThat(seenIntakes).isEmpty();
                    return added;
                  });
      assertThat(seenIntakes).containsExactly(entry);
    }

    @Test
    void doesNotNotifyObserverAfterRollback() {
      PersonId person = newPerson();
      IllegalStateException failure = new IllegalStateException("undo it");
      assertThatThrownBy(
              () ->
                  transactions()
                      .execute(
                          () -> {
                            recordIntakes.add(person, coffee("a"));
                            recordReadings.add(person, manual(NINE, 60));
                            throw failure;
                          }))
          .isSameAs(failure);
      assertThat(seenIntakes).isEmpty();
      assertThat(seenReadings).isEmpty();

      recordIntakes.add(person, coffee("a"));
      assertThat(seenIntakes).hasSize(1);
    }

    private static Intake coffee(String clientId) {
      return new Intake(
          NINE,
          new Caffeine(80),
          Optional.empty(),
          Optional.empty(),
          Intake.DEFAULT_DURATION,
          Optional.empty(),
          Optional.of(clientId));
    }
  }
}
