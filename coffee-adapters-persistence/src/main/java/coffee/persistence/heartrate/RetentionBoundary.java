package coffee.persistence.heartrate;

import coffee.domain.DomainException;
import coffee.persistence.LockedPerson;
import java.time.Instant;

/** The retention limit: before it, raw readings are deleted and bins cannot be recomputed. */
final class RetentionBoundary {

  private RetentionBoundary() {}

  /** Whether the raw readings of a given time were deleted. */
  static boolean isPurged(LockedPerson lock, Instant instant) {
    return lock.rawFrom().filter(instant::isBefore).isPresent();
  }

  /**
   * Checks that the raw readings of a given time are retained.
   *
   * @throws DomainException INVALID {@code before_retention}
   */
  static void requireNotPurged(LockedPerson lock, Instant instant) {
    if (isPurged(lock, instant)) {
      throw DomainException.invalid(
          "before_retention",
          "raw readings are kept from %s on".formatted(lock.rawFrom().orElseThrow()));
    }
  }
}
