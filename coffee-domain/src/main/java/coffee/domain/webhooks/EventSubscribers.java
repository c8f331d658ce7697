package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * The persons with a webhook for events that a periodic check of their data detects. {@code
 * WebhooksContract} is the full specification.
 */
public interface EventSubscribers {

  /**
   * Returns persons who subscribe to {@link EventType#LIMIT_CROSSED} or {@link
   * EventType#BEDTIME_EXCEEDED}, and whose data has changed since its last check, by id.
   *
   * @param after only those with a greater id
   * @param limit maximum number, 1 or more
   */
  List<PersonId> withChangedData(long after, int limit);

  /**
   * Returns persons who subscribe to {@link EventType#EXPERIMENT_INSTRUCTION}, by id.
   *
   * @param after only those with a greater id
   * @param limit maximum number, 1 or more
   */
  List<PersonId> subscribedToInstructions(long after, int limit);

  /** Records that a person's data was checked as of a revision. */
  void markChecked(PersonId person, long revision);

  /**
   * The result of a person's last analysis.
   *
   * @param verdict its word; empty if there was no analysis
   */
  record LastVerdict(Optional<String> verdict) {}

  /**
   * Returns persons who subscribe to {@link EventType#ANSWER_CHANGED}, whose data has changed since
   * their last analysis, and for whom none was claimed within the last hour, by id.
   *
   * @param after only those with a greater id
   * @param limit maximum number, 1 or more
   */
  List<PersonId> dueForAnalysis(long after, int limit);

  /**
   * Claims the next analysis of a person's data.
   *
   * @return the last verdict; empty if an analysis was claimed within the last hour
   */
  Optional<LastVerdict> claimAnalysis(PersonId person);

  /** Records the verdict on a person's data as of a revision. */
  void recordVerdict(PersonId person, long revision, String verdict);
}
