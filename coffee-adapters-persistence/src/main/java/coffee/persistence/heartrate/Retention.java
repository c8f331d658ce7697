package coffee.persistence.heartrate;

import coffee.domain.DomainException;
import coffee.persistence.person.PersonLock;
import java.time.Instant;

/** Where raw readings were given up, bins can no longer be computed anew: nothing changes there. */
final class Retention {

  private Retention() {}

  /** Whether raw readings of a moment were given up. */
  static boolean isGivenUp(PersonLock lock, Instant moment) {
    return lock.rawFrom().filter(moment::isBefore).isPresent();
  }

  /**
   * Checks that raw readings of a moment are kept.
   *
   * @throws DomainException INVALID {@code before_retention}
   */
  static void require(PersonLock lock, Instant moment) {
    if (isGivenUp(lock, moment)) {
      throw DomainException.invalid(
          "before_retention",
          "single readings are kept from %s on".formatted(lock.rawFrom().orElseThrow()));
    }
  }
}
