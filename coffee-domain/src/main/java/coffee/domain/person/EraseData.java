package coffee.domain.person;

import java.time.Clock;

/** Use case: a person wants everything forgotten, and to go on from nothing. */
public final class EraseData {

  private final People people;
  private final Clock clock;

  /** Erases among all people. */
  public EraseData(People people, Clock clock) {
    this.people = people;
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
  }
}
