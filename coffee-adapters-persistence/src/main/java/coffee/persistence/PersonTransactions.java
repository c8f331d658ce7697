package coffee.persistence;

import coffee.domain.person.PersonId;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Serializes writes of a person's data. Each write first increments the person's revision: that
 * locks the row for overlapping writers, and marks the data as changed. A write that changes
 * nothing reverts the increment before it becomes visible, so that the revision stays the same even
 * if the surrounding transaction commits.
 */
public final class PersonTransactions {

  private final Database database;

  /** Creates writes to a database. */
  public PersonTransactions(Database database) {
    this.database = database;
  }

  /**
   * Runs a write while holding the person's lock.
   *
   * @param work makes its changes and then calls {@link LockedPerson#markChanged()}; it must refuse
   *     before making changes
   * @throws coffee.domain.DomainException NOT_FOUND if the person does not exist
   */
  public <T> T write(PersonId person, Function<LockedPerson, T> work) {
    return write(
        person,
        new PersonWrite<>() {
          @Override
          public void begin(RoundTrip trip, boolean unlessWebhooks) {}

          @Override
          public boolean isCompleteAfterBegin() {
            return false;
          }

          @Override
          public T finish(LockedPerson lock) {
            return work.apply(lock);
          }
        });
  }

  /**
   * Runs a write whose first statements take no round trip of their own.
   *
   * @throws coffee.domain.DomainException NOT_FOUND if the person does not exist
   */
  public <T> T write(PersonId person, PersonWrite<T> work) {
    boolean isOwnTransaction = !database.isInTransaction();
    return database.executeForPerson(
        person,
        handle -> {
          LockedPerson lock = lock(handle, person, work, isOwnTransaction);
          T result;
          try {
            result = work.finish(lock);
          } catch (RuntimeException refusal) {
            undoRevision(lock, refusal);
            throw refusal;
          }
          lock.undoRevisionUnlessChanged();
          return result;
        });
  }

  /**
   * Locks the person. The first statements share the round trip of the lock, so for a person who
   * does not exist they fail with a missing reference.
   */
  private static LockedPerson lock(
      Handle handle, PersonId person, PersonWrite<?> work, boolean isOwnTransaction) {
    try {
      return LockedPerson.lockForWrite(handle, person, work, isOwnTransaction);
    } catch (JdbiException failure) {
      if (DatabaseFailure.isMissingReference(failure)) {
        throw LockedPerson.noSuchPerson();
      }
      throw failure;
    }
  }

  private static void undoRevision(LockedPerson lock, RuntimeException refusal) {
    try {
      lock.undoRevisionUnlessChanged();
    } catch (JdbiException failure) {
      refusal.addSuppressed(failure);
    }
  }
}
