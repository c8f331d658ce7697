package coffee.persistence.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** A database as it is at one moment, whatever others do to it. */
public final class Snapshot {

  /** Reads of one moment. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Snapshot snapshot) throws IOException;
  }

  private final Handle handle;

  Snapshot(Handle handle) {
    this.handle = handle;
  }

  /** Reads everything as of now, and changes nothing. */
  public static <T> T of(Jdbi jdbi, Work<T> work) throws IOException {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          handle.execute("SET TRANSACTION READ ONLY");
          CopySession.begin(handle);
          return work.in(new Snapshot(handle));
        });
  }

  /** What else is known of the same moment. */
  public Handle handle() {
    return handle;
  }

  /** Every table of the service, each after those that it refers to. */
  public List<StoredTable> tables() {
    return Catalogue.tables(handle);
  }

  /**
   * Writes the rows of a table: a line each, fields apart by tabs, as PostgreSQL's COPY does.
   *
   * @return how many
   */
  public long copy(StoredTable table, OutputStream to) throws IOException {
    try {
      return CopySession.copier(handle).copyOut(table.copyOut(), to);
    } catch (SQLException failure) {
      throw new TransactionException(table.name() + " cannot be copied", failure);
    }
  }

  /** How far every sequence has counted: at least to what the rows of the snapshot hold. */
  public List<SequenceState> sequences() {
    return Catalogue.sequences(handle);
  }
}
