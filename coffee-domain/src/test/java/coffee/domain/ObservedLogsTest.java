package coffee.domain;

import static coffee.domain.heartrate.ReadingFixtures.manual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.ObservedReadingLog;
import coffee.domain.heartrate.ReadingLog;
import coffee.domain.heartrate.ReadingLogContract;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.IntakeLogContract;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.ObservedIntakeLog;
import coffee.domain.person.PeopleFixture;
import coffee.domain.person.PersonId;
import coffee.domain.work.AfterCommit;
import coffee.domain.work.Transactions;
import coffee.domain.work.TransactionsContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Observed logs fulfil the log contracts and notify about committed entries only. */
class ObservedLogsTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");

  /** A store that records notifications. */
  private static class ObservedStore extends InMemoryStore {

    final List<LoggedIntake> seenIntakes = new ArrayList<>();
    final List<LoggedReading> seenReadings = new ArrayList<>();

    private final AfterCommit transactions = new AfterCommit(super.transactions());
    private final IntakeLog intakes =
        new ObservedIntakeLog(super.intakes(), transactions, seenIntakes::addAll);
    private final ReadingLog readings =
        new ObservedReadingLog(super.readings(), transactions, seenReadings::addAll);

    @Override
    public Transactions transactions() {
      return transactions;
    }

    @Override
    public IntakeLog intakes() {
      return intakes;
    }

    @Override
    public ReadingLog readings() {
      return readings;
    }
  }

  @Nested
  class Intakes extends ObservedStore implements IntakeLogContract {}

  @Nested
  class Readings extends ObservedStore implements ReadingLogContract {}

  @Nested
  class Together extends ObservedStore implements TransactionsContract {}

  @Nested
  class Told extends ObservedStore implements PeopleFixture {

    @Test
    void notifiesObserverOfNewEntriesOnly() {
      PersonId person = somebody();
      LoggedIntake first = intakes().add(person, coffee("a")).entry();
      intakes().add(person, coffee("a"));
      LoggedIntake second =
          intakes().addAll(person, List.of(coffee("a"), coffee("b"))).get(1).entry();
      assertThat(seenIntakes).containsExactly(first, second);

      LoggedReading reading = readings().add(person, manual(NINE, 60)).entry();
      readings().addAll(person, List.of(manual(NINE, 60), manual(NINE, 61)));
      LoggedReading later = readings().addAll(person, List.of(manual(TEN, 70))).get(0).entry();
      assertThat(seenReadings).containsExactly(reading, later);
    }

    @Test
    void notifiesObserverAfterCommit() {
      PersonId person = somebody();
      LoggedIntake entry =
          transactions()
              .execute(
                  () -> {
                    LoggedIntake added =
                        transactions().execute(() -> intakes().add(person, coffee("a")).entry());
                    assertThat(seenIntakes).isEmpty();
                    return added;
                  });
      assertThat(seenIntakes).containsExactly(entry);
    }

    @Test
    void doesNotNotifyObserverAfterRollback() {
      PersonId person = somebody();
      IllegalStateException failure = new IllegalStateException("undo it");
      assertThatThrownBy(
              () ->
                  transactions()
                      .execute(
                          () -> {
                            intakes().add(person, coffee("a"));
                            readings().add(person, manual(NINE, 60));
                            throw failure;
                          }))
          .isSameAs(failure);
      assertThat(seenIntakes).isEmpty();
      assertThat(seenReadings).isEmpty();

      intakes().add(person, coffee("a"));
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
