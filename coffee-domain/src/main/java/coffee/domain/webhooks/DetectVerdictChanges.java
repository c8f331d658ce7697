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
import coffee.domain.work.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
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
  private final Transactions transactions;
  private final Data data;
  private final Clock clock;

  /** The last person whose data was analyzed; 0 at the beginning. */
  private final AtomicLong last = new AtomicLong();

  /**
   * The data that is analyzed.
   *
   * @param people the persons
   * @param experiments their experiments
   * @param analysis the verdict on a person's data
   */
  public record Data(
      People people, ExperimentStore experiments, Function<Person, Verdict> analysis) {}

  /**
   * Where changes are recorded.
   *
   * @param outbox takes the events
   * @param transactions store an event together with the new verdict
   */
  public record Results(EventOutbox outbox, Transactions transactions) {}

  /** Detects changes in the data of a store. */
  public DetectVerdictChanges(
      EventSubscribers subscribers, Results results, Data data, Clock clock) {
    this.subscribers = subscribers;
    this.outbox = results.outbox();
    this.transactions = results.transactions();
    this.data = data;
    this.clock = clock;
  }

  /**
   * Analyzes what has changed, of the next persons. A failure for one person does not affect the
   * others.
   *
   * @param failures is notified of each failure
   * @throws DomainException UNAVAILABLE while the store is unavailable
   */
  public void detect(BiConsumer<PersonId, RuntimeException> failures) {
    List<PersonId> batch = subscribers.dueForAnalysis(last.get(), BATCH_SIZE);
    last.set(batch.size() < BATCH_SIZE ? 0 : batch.get(batch.size() - 1).value());
    for (PersonId id : batch) {
      try {
        data.people()
            .find(id)
            .ifPresent(
                person ->
                    subscribers.claimAnalysis(id).ifPresent(answer -> detect(person, answer)));
      } catch (RuntimeException failure) {
        failures.accept(id, failure);
      }
    }
  }

  private void detect(Person person, EventSubscribers.LastVerdict earlier) {
    if (!isHidden(person.id())) {
      verdict(person).ifPresent(verdict -> record(person, earlier, verdict));
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
      return Optional.empty(); // more intakes than the model of the body takes
    }
  }

  /** The first verdict is not a change. An unrecorded verdict would be reported again. */
  private void record(Person person, EventSubscribers.LastVerdict earlier, String verdict) {
    Instant now = clock.instant();
    List<WebhookEvent> changes =
        earlier
            .verdict()
            .filter(word -> !word.equals(verdict))
            .map(word -> WebhookEvent.answerChanged(word, verdict, person.revision(), now))
            .stream()
            .toList();
    String unused =
        transactions.executeForPerson(
            person.id().value(),
            () -> {
              outbox.add(person.id(), changes);
              subscribers.recordVerdict(person.id(), person.revision(), verdict);
              return verdict;
            });
  }
}
