package coffee.persistence;

/**
 * A write of a person's data in one or two round trips.
 *
 * @param <T> its result
 */
public interface PersonWrite<T> {

  /**
   * Adds the statements that run in the round trip of the lock, right after it.
   *
   * @return whether they are the whole write, and change something in any case
   */
  boolean begin(RoundTrip trip);

  /**
   * Does the rest, which may end with {@link LockedPerson#finish}. It must refuse before making
   * changes.
   */
  T finish(LockedPerson lock);
}
