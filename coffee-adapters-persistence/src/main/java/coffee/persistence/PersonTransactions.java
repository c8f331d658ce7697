package coffee.persistence;

import coffee.domain.person.PersonId;
import java.util.function.Function;
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
    return database.executeForPerson(
        person,
        handle -> {
          LockedPerson lock = LockedPerson.lockForWrite(handle, person);
          T result;
          try {
            result = work.apply(lock);
          } catch (RuntimeException refusal) {
            undoRevision(lock, refusal);
            throw refusal;
          }
          lock.undoRevisionUnlessChanged();
          return result;
        });
  }

  private static void undoRevision(LockedPerson lock, RuntimeException refusal) {
    try {
      lock.undoRevisionUnlessChanged();
    } catch (JdbiException failure) {
      refusal.addSuppressed(failure);
    }
  }
}
