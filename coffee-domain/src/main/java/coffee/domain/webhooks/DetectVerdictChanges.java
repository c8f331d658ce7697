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
 * Use case: detect verdicts that have changed. An analysis takes time: a person's data is analyzed
 * at most once an hour, and only if it has changed. It is not analyzed while a blinded or quiet
 * experiment runs, so that nothing of its result is revealed. Thread-safe.
 */
public final class DetectVerdictChanges {

  private static final int BATCH_SIZE = 20;

  private final EventSubscribers subscribers;
  private final EventOutbox outbox;
  private final Data data;
  private final Clock clock;

  /**
   * The data that is analyzed.
   *
   * @param people the persons
   * @param experiments their experiments
   * @param analysis the verdict on a person's data
   */
  public record Data(
      People people, ExperimentStore experiments, Function<Person, Verdict> analysis) {}

  /** Detects changes in the data of a store. */
  public DetectVerdictChanges(
      EventSubscribers subscribers, EventOutbox outbox, Data data, Clock clock) {
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.data = data;
    this.clock = clock;
  }

  /**
   * Analyzes data that has changed. A failure for one person does not affect the others.
   *
   * @param failures gets them
   * @throws DomainException UNAVAILABLE while the store is unavailable
   */
  public void detect(BiConsumer<PersonId, RuntimeException> failures) {
    for (PersonId id : subscribers.dueForAnalysis(BATCH_SIZE)) {
      try {
        data.people()
            .find(id)
            .ifPresent(
                person -> subscribers.claimAnalysis(id).ifPresent(last -> detect(person, last)));
      } catch (RuntimeException failure) {
        failures.accept(id, failure);
      }
    }
  }

  private void detect(Person person, EventSubscribers.LastVerdict last) {
    if (!isHidden(person.id())) {
      verdict(person).ifPresent(verdict -> compare(person, last, verdict));
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
  private void compare(Person person, EventSubscribers.LastVerdict last, String verdict) {
    Instant now = clock.instant();
    last.verdict()
        .filter(earlier -> !earlier.equals(verdict))
        .ifPresent(
            earlier ->
                outbox.add(
                    person.id(),
                    List.of(WebhookEvent.answerChanged(earlier, verdict, person.revision(), now))));
    subscribers.recordVerdict(person.id(), person.revision(), verdict);
  }
}
