package coffee.persistence.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;

/** Tables filled as a whole, in one transaction: all of them, or nothing has happened. */
public final class Filling {

  /** What fills the tables. */
  @FunctionalInterface
  public interface Work<T> {
    T with(Filling filling) throws IOException;
  }

  private final Handle handle;

  private Filling(Handle handle) {
    this.handle = handle;
  }

  /** Fills tables; whatever is thrown takes all of it back. */
  public static <T> T of(Jdbi jdbi, Work<T> work) throws IOException {
    return jdbi.inTransaction(
        handle -> {
          CopySession.begin(handle);
          return work.with(new Filling(handle));
        });
  }

  /** The transaction. */
  public Handle handle() {
    return handle;
  }

  /** Every table of the service, each after those that it refers to. */
  public List<StoredTable> tables() {
    return Catalogue.tables(handle);
  }

  /** What the tables hold now, as others will see it if the transaction commits. */
  public Snapshot filled() {
    return new Snapshot(handle);
  }

  /** Whether a table has a row. */
  public boolean isFilled(StoredTable table) {
    return handle
        .createQuery("SELECT EXISTS (SELECT FROM <table>)")
        .defineList("table", List.of(quoted(table)))
        .mapTo(Boolean.class)
        .one();
  }

  /** Empties tables, which nobody else can use until the transaction ends. */
  public void clear(List<StoredTable> tables) {
    handle
        .createUpdate("TRUNCATE <tables>")
        .defineList("tables", tables.stream().map(this::quoted).toList())
        .execute();
  }

  private String quoted(StoredTable table) {
    return handle
        .createQuery("SELECT quote_ident(:name)")
        .bind("name", table.name())
        .mapTo(String.class)
        .one();
  }

  /**
   * Adds the rows that {@link Snapshot#copy} wrote of a table.
   *
   * @return how many
   */
  public long fill(StoredTable table, InputStream rows) throws IOException {
    try {
      return CopySession.copier(handle).copyIn(table.copyIn(), rows);
    } catch (SQLException failure) {
      throw new TransactionException(table.name() + " cannot be copied", failure);
    }
  }

  /**
   * Lets sequences go on behind what they have given out, here or there. Sequences heed no
   * transaction, so none ever goes back.
   */
  public void advance(List<SequenceState> sequences) {
    String sql =
        """
        SELECT setval(quote_ident(sequencename)::regclass, greatest(:last, last_value))
        FROM pg_sequences
        WHERE schemaname = current_schema() AND sequencename = :name
        """;
    for (SequenceState sequence : sequences) {
      handle
          .createQuery(sql)
          .bind("last", sequence.last())
          .bind("name", sequence.name())
          .mapTo(Long.class)
          .findOne();
    }
  }
}
