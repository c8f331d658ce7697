package coffee.persistence.backup;

import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;

/** Replaces the content of whole tables in one transaction. */
public final class BulkLoad {

  /** The work of the transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T with(BulkLoad filling) throws IOException;
  }

  private final Handle handle;

  private BulkLoad(Handle handle) {
    this.handle = handle;
  }

  /** Runs the work; any exception rolls everything back. */
  public static <T> T run(Jdbi jdbi, Work<T> work) throws IOException {
    return jdbi.inTransaction(
        handle -> {
          CopySession.begin(handle);
          return work.with(new BulkLoad(handle));
        });
  }

  /** Runs in the transaction. */
  public Handle handle() {
    return handle;
  }

  /** All tables of the service, each after the tables that it references. */
  public List<StoredTable> tables() {
    return TableCatalog.tables(handle);
  }

  /** The current content of the tables, as it will be visible after the commit. */
  public Snapshot snapshot() {
    return new Snapshot(handle);
  }

  /** Whether a table has rows. */
  public boolean hasRows(StoredTable table) {
    return handle
        .createQuery("SELECT EXISTS (SELECT 1 FROM <table>)")
        .defineList("table", List.of(quoted(table)))
        .mapTo(Boolean.class)
        .one();
  }

  /** Truncates tables, and locks them until the transaction ends. */
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
   * Adds the rows that {@link Snapshot#copyOut} wrote from a table.
   *
   * @return number of rows
   */
  public long load(StoredTable table, InputStream rows) throws IOException {
    try {
      return CopySession.copyManager(handle).copyIn(table.copyIn(), rows);
    } catch (SQLException failure) {
      throw new TransactionException(table.name() + " cannot be copied", failure);
    }
  }

  /**
   * Advances sequences to at least the given numbers. Sequences are not transactional, so none is
   * ever reset.
   */
  public void advanceSequences(List<SequenceState> sequences) {
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

  /**
   * Leaves out the next numbers of a sequence: others may know them from a database that is lost. A
   * sequence that the schema does not have is passed over.
   */
  public void skipNumbers(String sequence, long numbers) {
    String sql =
        """
        SELECT setval(quote_ident(sequencename)::regclass,
          coalesce(last_value, 0) + :numbers)
        FROM pg_sequences
        WHERE schemaname = current_schema() AND sequencename = :name
        """;
    Optional<Long> unused =
        handle
            .createQuery(sql)
            .bind("numbers", numbers)
            .bind("name", sequence)
            .mapTo(Long.class)
            .findOne();
  }
}
