package coffee.persistence.backup;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A transaction that reads and writes rows as text in the same format in every session. */
final class CopySession {

  private CopySession() {}

  /** Resets all settings of role, database and server that affect the format of values. */
  static void begin(Handle handle) {
    String sql =
        """
        SET LOCAL datestyle = 'ISO';
        SET LOCAL intervalstyle = 'postgres';
        SET LOCAL timezone = 'UTC';
        SET LOCAL bytea_output = 'hex';
        SET LOCAL extra_float_digits = 1;
        SET LOCAL statement_timeout = 0
        """;
    handle.execute(sql);
  }

  static CopyManager copyManager(Handle handle) throws SQLException {
    return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
  }
}
