package coffee.persistence;

/**
 * A write of a person's data in one or two round trips.
 *
 * @param <T> its result
 */
public interface PersonWrite<T> extends LockedPerson.FirstStatements {

  /**
   * Does the rest, which may end with {@link LockedPerson#finish}. It must refuse before making
   * changes.
   */
  T finish(LockedPerson lock);
}
