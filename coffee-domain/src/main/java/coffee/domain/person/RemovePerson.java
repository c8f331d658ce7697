package coffee.domain.person;

import coffee.domain.DomainException;
import java.time.Clock;

/** Use case: a person leaves, and nothing of theirs stays. */
public final class RemovePerson {

  private final People people;
  private final Revocations revocations;
  private final Clock clock;

  /** Removes from among all people. */
  public RemovePerson(People people, Revocations revocations, Clock clock) {
    this.people = people;
    this.revocations = revocations;
    this.clock = clock;
  }

  /**
   * Removes a person with all their data and keys. What stays is the audit trail, in numbers.
   *
   * @throws DomainException NOT_FOUND; CONFLICT {@code owner_stays} for the instance's owner
   */
  public void remove(PersonId id, Actor by) {
    people.remove(id, this::requireNotOwner, clock.instant(), by);
    revocations.announce();
  }

  private void requireNotOwner(Person person) {
    if (people.named(People.OWNER).filter(owner -> owner.id().equals(person.id())).isPresent()) {
      throw DomainException.conflict(
          "owner_stays", "the owner of the instance stays; their data can be erased");
    }
  }
}
