package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * The persons whose webhooks tell what has to be looked for. {@code WebhooksContract} is the full
 * specification.
 */
public interface WatchedPersons {

  /**
   * Persons with an active webhook that tells {@link EventType#LIMIT_CROSSED} or {@link
   * EventType#BEDTIME_EXCEEDED}, whose data has changed since it was last looked at.
   *
   * @param limit maximum number, 1 or more
   */
  List<PersonId> changed(int limit);

  /**
   * Persons with an active webhook that tells {@link EventType#EXPERIMENT_INSTRUCTION}, by id.
   *
   * @param after only those with a greater id
   * @param limit maximum number, 1 or more
   */
  List<PersonId> awaitingInstructions(long after, int limit);

  /** Notes that a person's data was looked at as of a revision. */
  void markChecked(PersonId person, long revision);

  /**
   * The answer of a person when it was last looked at.
   *
   * @param verdict its word; empty if it never was
   */
  record LastAnswer(Optional<String> verdict) {}

  /**
   * Persons with an active webhook that tells {@link EventType#ANSWER_CHANGED}, whose answer was
   * not looked at for an hour, and whose data has changed since.
   *
   * @param limit maximum number, 1 or more
   */
  List<PersonId> awaitingAnswers(int limit);

  /**
   * Reserves the next look at a person's answer.
   *
   * @return empty if it was looked at within an hour
   */
  Optional<LastAnswer> claimAnswer(PersonId person);

  /** Notes the answer as of a revision. */
  void noteAnswer(PersonId person, long revision, String verdict);
}
