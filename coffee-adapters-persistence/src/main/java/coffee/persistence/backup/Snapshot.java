package coffee.persistence.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** A consistent snapshot of a database. */
public final class Snapshot {

  /** Reads the snapshot. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Snapshot snapshot) throws IOException;
  }

  private final Handle handle;

  Snapshot(Handle handle) {
    this.handle = handle;
  }

  /** Reads a snapshot in a read-only transaction. */
  public static <T> T read(Jdbi jdbi, Work<T> work) throws IOException {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          handle.execute("SET TRANSACTION READ ONLY");
          CopySession.begin(handle);
          return work.in(new Snapshot(handle));
        });
  }

  /** The handle of the snapshot's transaction. */
  public Handle handle() {
    return handle;
  }

  /** All tables of the service, each after the tables that it references. */
  public List<StoredTable> tables() {
    return TableCatalog.tables(handle);
  }

  /**
   * Writes the rows of a table as PostgreSQL's COPY does: one line each, tab-separated.
   *
   * @return number of rows
   */
  public long copyOut(StoredTable table, OutputStream to) throws IOException {
    try {
      return CopySession.copyManager(handle).copyOut(table.copyOut(), to);
    } catch (SQLException failure) {
      throw new TransactionException(table.name() + " cannot be copied", failure);
    }
  }

  /** The state of every sequence: at least the highest number in the rows of the snapshot. */
  public List<SequenceState> sequences() {
    return TableCatalog.sequences(handle);
  }
}
