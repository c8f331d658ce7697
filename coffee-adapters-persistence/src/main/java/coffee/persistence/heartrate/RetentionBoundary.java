package coffee.persistence.heartrate;

import coffee.domain.DomainException;
import coffee.persistence.LockedPerson;
import java.time.Instant;

/** The retention limit: before it, raw readings are deleted and bins cannot be recomputed. */
final class RetentionBoundary {

  private RetentionBoundary() {}

  /** Whether the raw readings of a given time were deleted. */
  static boolean isPurged(LockedPerson lock, Instant moment) {
    return lock.rawFrom().filter(moment::isBefore).isPresent();
  }

  /**
   * Checks that the raw readings of a given time are retained.
   *
   * @throws DomainException INVALID {@code before_retention}
   */
  static void requireNotPurged(LockedPerson lock, Instant moment) {
    if (isPurged(lock, moment)) {
      throw DomainException.invalid(
          "before_retention",
          "raw readings are kept from %s on".formatted(lock.rawFrom().orElseThrow()));
    }
  }
}
