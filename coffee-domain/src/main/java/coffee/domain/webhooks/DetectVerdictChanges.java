package coffee.domain.webhooks;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.correlation.result.Verdict;
import coffee.domain.experiment.ExperimentCalendar;
import coffee.domain.experiment.ExperimentState;
import coffee.domain.experiment.ExperimentStore;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Use case: find verdicts of the answer that have changed. An analysis takes time: a person's is
 * made at most once an hour, and only if their data has changed. While an experiment runs that is
 * blinded or quiet none is made, so that nothing of it is revealed. Thread-safe.
 */
public final class DetectVerdictChanges {

  private static final int BATCH_SIZE = 20;

  private final WatchedPersons watched;
  private final EventOutbox outbox;
  private final Data data;
  private final Clock clock;

  /**
   * Where to look.
   *
   * @param people the persons
   * @param experiments their experiments
   * @param analysis the verdict on a person's data
   */
  public record Data(
      People people, ExperimentStore experiments, Function<Person, Verdict> analysis) {}

  /** Looks at the data of a store. */
  public DetectVerdictChanges(WatchedPersons watched, EventOutbox outbox, Data data, Clock clock) {
    this.watched = watched;
    this.outbox = outbox;
    this.data = data;
    this.clock = clock;
  }

  /**
   * Analyzes what has changed. A failure for one person does not affect the others.
   *
   * @param failures gets them
   * @throws DomainException UNAVAILABLE while the store is unavailable
   */
  public void detect(BiConsumer<PersonId, RuntimeException> failures) {
    for (PersonId id : watched.awaitingAnswers(BATCH_SIZE)) {
      try {
        data.people()
            .find(id)
            .ifPresent(person -> watched.claimAnswer(id).ifPresent(last -> detect(person, last)));
      } catch (RuntimeException failure) {
        failures.accept(id, failure);
      }
    }
  }

  private void detect(Person person, WatchedPersons.LastAnswer last) {
    if (!isHidden(person.id())) {
      verdict(person).ifPresent(verdict -> tell(person, last, verdict));
    }
  }

  private boolean isHidden(PersonId person) {
    Instant now = clock.instant();
    return data.experiments().list(person).stream()
        .filter(
            experiment -> ExperimentCalendar.stateAt(experiment, now) == ExperimentState.RUNNING)
        .anyMatch(experiment -> experiment.isBlinded() || experiment.terms().quiet());
  }

  private Optional<String> verdict(Person person) {
    try {
      return Optional.of(data.analysis().apply(person).name().toLowerCase(Locale.ROOT));
    } catch (DomainException refusal) {
      if (refusal.reason() == Reason.UNAVAILABLE) {
        throw refusal;
      }
      return Optional.empty(); // more coffees than a person drinks
    }
  }

  /** The first verdict is no change. */
  private void tell(Person person, WatchedPersons.LastAnswer last, String verdict) {
    Instant now = clock.instant();
    last.verdict()
        .filter(earlier -> !earlier.equals(verdict))
        .ifPresent(
            earlier ->
                outbox.add(
                    person.id(),
                    List.of(WebhookEvent.answerChanged(earlier, verdict, person.revision(), now))));
    watched.noteAnswer(person.id(), person.revision(), verdict);
  }
}
