package coffee.persistence;

import coffee.domain.person.PersonId;
import coffee.domain.work.Transactions;
import java.util.function.Supplier;

/** {@link Transactions} of PostgreSQL, read committed. */
public final class JdbiTransactions implements Transactions {

  private final Database database;

  /** Creates transactions of a database. */
  public JdbiTransactions(Database database) {
    this.database = database;
  }

  @Override
  public <T> T execute(Supplier<T> work) {
    return database.inTransaction(handle -> work.get());
  }

  @Override
  public <T> T executeForPerson(long person, Supplier<T> work) {
    return database.executeForPerson(new PersonId(person), handle -> work.get());
  }
}
