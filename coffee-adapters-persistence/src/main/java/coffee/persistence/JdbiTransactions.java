package coffee.persistence;

import coffee.domain.Transactions;
import coffee.domain.person.PersonId;
import java.util.function.Supplier;

/** {@link Transactions} of PostgreSQL, read committed. */
public final class JdbiTransactions implements Transactions {

  private final Database database;

  /** Creates transactions of a database. */
  public JdbiTransactions(Database database) {
    this.database = database;
  }

  @Override
  public <T> T inOne(Supplier<T> work) {
    return database.inTransaction(handle -> work.get());
  }

  @Override
  public <T> T inTurn(long person, Supplier<T> work) {
    return database.inTurn(new PersonId(person), handle -> work.get());
  }
}
