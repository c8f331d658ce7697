package coffee.domain.person;

import java.time.Clock;
import java.util.function.Consumer;

/** Use case: a person wants everything forgotten, and to go on from nothing. */
public final class EraseData {

  private final People people;
  private final Consumer<PersonId> elsewhere;
  private final Clock clock;

  /**
   * Erases among all people.
   *
   * @param elsewhere erases what is kept of a person outside of the store
   */
  public EraseData(People people, Consumer<PersonId> elsewhere, Clock clock) {
    this.people = people;
    this.elsewhere = elsewhere;
    this.clock = clock;
  }

  /**
   * Erases everything that a person told and logged. Name, time zone and keys stay, and the audit
   * trail, in numbers.
   *
   * @throws coffee.domain.DomainException NOT_FOUND
   */
  public void erase(PersonId id, Actor by) {
    people.eraseData(id, clock.instant(), by);
    elsewhere.accept(id);
  }
}
