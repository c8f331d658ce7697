package coffee.domain.person;

import java.time.Clock;
import java.util.function.Consumer;

/** Use case: erase all data of a person who stays. */
public final class EraseData {

  private final People people;
  private final Consumer<PersonId> eraseOutsideStore;
  private final Clock clock;

  /**
   * Erases data of the given people.
   *
   * @param eraseOutsideStore erases data of a person outside of the store
   */
  public EraseData(People people, Consumer<PersonId> eraseOutsideStore, Clock clock) {
    this.people = people;
    this.eraseOutsideStore = eraseOutsideStore;
    this.clock = clock;
  }

  /**
   * Erases the profile and all entries of a person. Keeps name, time zone, keys and the audit
   * trail, which contains ids only.
   *
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  public void erase(PersonId id, Actor by) {
    people.eraseData(id, clock.instant(), by);
    eraseOutsideStore.accept(id);
  }
}
