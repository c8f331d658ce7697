package coffee.domain.person;

import coffee.domain.DomainException;
import java.time.Clock;
import java.util.function.Consumer;

/** Use case: remove a person with all data. */
public final class RemovePerson {

  private final People people;
  private final RevocationChannel revocations;
  private final Consumer<PersonId> eraseOutsideStore;
  private final Clock clock;

  /**
   * Removes people from the given store.
   *
   * @param eraseOutsideStore erases data of a person outside of the store
   */
  public RemovePerson(
      People people,
      RevocationChannel revocations,
      Consumer<PersonId> eraseOutsideStore,
      Clock clock) {
    this.people = people;
    this.revocations = revocations;
    this.eraseOutsideStore = eraseOutsideStore;
    this.clock = clock;
  }

  /**
   * Removes a person with all their data and keys. Keeps the audit trail, which has ids only.
   *
   * @throws DomainException NOT_FOUND; CONFLICT {@code owner_stays} for the instance's owner
   */
  public void remove(PersonId id, Actor by) {
    people.remove(id, this::requireNotOwner, clock.instant(), by);
    revocations.publish();
    eraseOutsideStore.accept(id);
  }

  private void requireNotOwner(Person person) {
    if (people
        .findByName(People.OWNER)
        .filter(owner -> owner.id().equals(person.id()))
        .isPresent()) {
      throw DomainException.conflict(
          "owner_stays", "the owner of the instance cannot be removed; erase their data instead");
    }
  }
}
