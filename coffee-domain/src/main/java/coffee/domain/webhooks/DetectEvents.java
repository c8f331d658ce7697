package coffee.domain.webhooks;

import coffee.domain.DomainException;
import coffee.domain.DomainException.Reason;
import coffee.domain.caffeine.Bedtime;
import coffee.domain.caffeine.ReadCaffeineLevel;
import coffee.domain.experiment.Experiment;
import coffee.domain.experiment.ExperimentState;
import coffee.domain.experiment.ReadExperiment;
import coffee.domain.intake.IntakeToday;
import coffee.domain.intake.ReadIntakeToday;
import coffee.domain.person.People;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Use case: detect the events that follow from the data and the time: more than the daily limit,
 * too much at bedtime, and an experiment's instruction. Each has a deduplication key, so that it is
 * sent once even if several instances detect it. Thread-safe.
 */
public final class DetectEvents {

  private static final int BATCH_SIZE = 200;

  private final EventSubscribers subscribers;
  private final EventOutbox outbox;
  private final Data data;
  private final Clock clock;

  /**
   * The data in which events are detected.
   *
   * @param people the persons
   * @param today what they drank today
   * @param caffeine what is in their bodies
   * @param experiments their experiments
   */
  public record Data(
      People people,
      ReadIntakeToday today,
      ReadCaffeineLevel caffeine,
      ReadExperiment experiments) {}

  /** Detects events in the data of a store. */
  public DetectEvents(EventSubscribers subscribers, EventOutbox outbox, Data data, Clock clock) {
    this.subscribers = subscribers;
    this.outbox = outbox;
    this.data = data;
    this.clock = clock;
  }

  /**
   * Checks the data that has changed, and the instructions that are shown by now. A failure for one
   * person does not affect the others.
   *
   * @param failures is notified of each failure
   * @throws DomainException UNAVAILABLE while the store is unavailable
   */
  public void detect(BiConsumer<PersonId, RuntimeException> failures) {
    forEach(subscribers::withChangedData, this::detectInData, failures);
    forEach(subscribers::subscribedToInstructions, this::detectInstructions, failures);
  }

  /** Reads persons in ascending order of their ids. */
  private interface Batches {
    List<PersonId> after(long person, int limit);
  }

  /** Works for every person, however many fail. */
  private static void forEach(
      Batches batches, Consumer<PersonId> work, BiConsumer<PersonId, RuntimeException> failures) {
    List<PersonId> batch = batches.after(0, BATCH_SIZE);
    while (!batch.isEmpty()) {
      for (PersonId person : batch) {
        try {
          work.accept(person);
        } catch (RuntimeException failure) {
          failures.accept(person, failure);
        }
      }
      batch = batches.after(batch.get(batch.size() - 1).value(), BATCH_SIZE);
    }
  }

  /** The revision is read before the data: a write meanwhile is checked the next time. */
  private void detectInData(PersonId id) {
    Optional<Person> person = data.people().find(id);
    if (person.isPresent()) {
      List<WebhookEvent> events = new ArrayList<>();
      limit(person.get()).ifPresent(events::add);
      bedtime(person.get()).ifPresent(events::add);
      outbox.add(id, events);
      subscribers.markChecked(id, person.get().revision());
    }
  }

  private Optional<WebhookEvent> limit(Person person) {
    Instant now = clock.instant();
    IntakeToday today = data.today().read(person, now);
    return today.overLimit()
        ? Optional.of(WebhookEvent.limitCrossed(today, now))
        : Optional.empty();
  }

  private Optional<WebhookEvent> bedtime(Person person) {
    Instant now = clock.instant();
    Bedtime bedtime =
        new Bedtime(person.profile().bedtime().orElse(Bedtime.DEFAULT), person.timeZone());
    Instant next = bedtime.nextAfter(now);
    if (data.experiments().hidesLevel(person.id(), next)) {
      return Optional.empty();
    }
    double threshold = ReadCaffeineLevel.sleepThresholdMg(person);
    try {
      double amount = data.caffeine().body(person, now, next).amountMg(next);
      return amount > threshold
          ? Optional.of(
              WebhookEvent.bedtimeExceeded(
                  next.atZone(person.timeZone()).toOffsetDateTime(), amount, threshold, now))
          : Optional.empty();
    } catch (DomainException refusal) {
      if (refusal.reason() == Reason.UNAVAILABLE) {
        throw refusal;
      }
      return Optional.empty(); // more intakes than the model of the body takes
    }
  }

  private void detectInstructions(PersonId person) {
    for (Experiment experiment : data.experiments().list(person)) {
      if (experiment.state() == ExperimentState.RUNNING) {
        List<WebhookEvent> shown = new ArrayList<>();
        tomorrow(experiment).ifPresent(shown::add);
        outbox.add(person, shown);
      }
    }
  }

  /** Only what {@code GET /v1/experiments/{id}/today} shows by now. */
  private Optional<WebhookEvent> tomorrow(Experiment experiment) {
    try {
      return data.experiments()
          .instructions(experiment)
          .tomorrow()
          .map(instruction -> WebhookEvent.instruction(experiment, instruction));
    } catch (DomainException refusal) {
      if (refusal.reason() == Reason.NOT_FOUND) {
        return Optional.empty();
      }
      throw refusal;
    }
  }
}
