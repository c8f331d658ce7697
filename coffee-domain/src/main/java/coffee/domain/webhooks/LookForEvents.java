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

/**
 * Use case: find the events that follow from the data and the time: the daily limit, the evening,
 * and an experiment's instruction. Each is a fact with a name of its own, so that several instances
 * may look, and each fact is told once. Thread-safe.
 */
public final class LookForEvents {

  private static final int AT_A_TIME = 200;

  private final WatchedPersons watched;
  private final EventOutbox outbox;
  private final Data data;
  private final Clock clock;

  /**
   * Where to look.
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

  /** Looks at the data of a store. */
  public LookForEvents(WatchedPersons watched, EventOutbox outbox, Data data, Clock clock) {
    this.watched = watched;
    this.outbox = outbox;
    this.data = data;
    this.clock = clock;
  }

  /**
   * Looks at what has changed, and at the instructions that are shown by now.
   *
   * @throws DomainException UNAVAILABLE while the store is unavailable
   */
  public void look() {
    watched.changed(AT_A_TIME).forEach(this::lookAtData);
    List<PersonId> some = watched.awaitingInstructions(0, AT_A_TIME);
    while (!some.isEmpty()) {
      some.forEach(this::lookAtInstructions);
      some = watched.awaitingInstructions(some.get(some.size() - 1).value(), AT_A_TIME);
    }
  }

  /** The revision is read before the data: a write meanwhile is looked at the next time. */
  private void lookAtData(PersonId id) {
    Optional<Person> person = data.people().find(id);
    if (person.isPresent()) {
      List<WebhookEvent> events = new ArrayList<>();
      limit(person.get()).ifPresent(events::add);
      bedtime(person.get()).ifPresent(events::add);
      outbox.add(id, events);
      watched.markChecked(id, person.get().revision());
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
      return Optional.empty(); // more coffees than a person drinks
    }
  }

  private void lookAtInstructions(PersonId person) {
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
