package coffee.persistence.person;

import coffee.domain.person.PersonId;
import coffee.persistence.Database;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;

/**
 * Writes of a person's data, one after the other. Raising the person's revision comes first: it is
 * the lock that makes overlapping writers wait, and what tells that the data is new. A write that
 * turns out to change nothing takes the raise back before anybody can see it, so that the revision
 * stays also when the surrounding transaction goes on to commit.
 */
public final class PersonWrites {

  private final Database database;

  /** Writes to this database. */
  public PersonWrites(Database database) {
    this.database = database;
  }

  /**
   * Runs a write within the person's lock.
   *
   * @param work changes what it changes, and then says {@link PersonLock#changed()}; what it
   *     refuses, it refuses before
   * @throws coffee.domain.DomainException NOT_FOUND if there is no such person
   */
  public <T> T write(PersonId person, Function<PersonLock, T> work) {
    return database.inTurn(
        person,
        handle -> {
          PersonLock lock = PersonLock.take(handle, person);
          T result;
          try {
            result = work.apply(lock);
          } catch (RuntimeException refusal) {
            takeBack(lock, refusal);
            throw refusal;
          }
          lock.takeBackUnlessChanged();
          return result;
        });
  }

  private static void takeBack(PersonLock lock, RuntimeException refusal) {
    try {
      lock.takeBackUnlessChanged();
    } catch (JdbiException failure) {
      refusal.addSuppressed(failure);
    }
  }
}
