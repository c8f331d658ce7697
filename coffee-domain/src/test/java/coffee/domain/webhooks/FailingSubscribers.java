package coffee.domain.webhooks;

import coffee.domain.person.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Watches the same persons as another, but cannot write what was found for some of them. */
final class FailingSubscribers implements EventSubscribers {

  private final EventSubscribers subscribers;
  private Set<PersonId> failing = Set.of();
  private Set<PersonId> unclaimable = Set.of();

  FailingSubscribers(EventSubscribers subscribers) {
    this.subscribers = subscribers;
  }

  /** From now on, notes and checks of these persons fail. */
  void failFor(Collection<PersonId> persons) {
    failing = Set.copyOf(persons);
  }

  /** From now on, claims of these persons fail. */
  void failToClaim(Collection<PersonId> persons) {
    unclaimable = Set.copyOf(persons);
  }

  private static void require(Set<PersonId> failing, PersonId person) {
    if (failing.contains(person)) {
      throw new IllegalStateException("the connection ended");
    }
  }

  @Override
  public List<PersonId> withChangedData(long after, int limit) {
    return subscribers.withChangedData(after, limit);
  }

  @Override
  public List<PersonId> subscribedToInstructions(long after, int limit) {
    return subscribers.subscribedToInstructions(after, limit);
  }

  @Override
  public void markChecked(PersonId person, long revision) {
    require(failing, person);
    subscribers.markChecked(person, revision);
  }

  @Override
  public List<PersonId> dueForAnalysis(long after, int limit) {
    return subscribers.dueForAnalysis(after, limit);
  }

  @Override
  public Optional<LastVerdict> claimAnalysis(PersonId person) {
    require(unclaimable, person);
    return subscribers.claimAnalysis(person);
  }

  @Override
  public void recordVerdict(PersonId person, long revision, String verdict) {
    require(failing, person);
    subscribers.recordVerdict(person, revision, verdict);
  }
}
