package coffee.persistence.backup;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A transaction in which rows are written and read as text, the same in every session. */
final class CopySession {

  private CopySession() {}

  /** Puts aside what a role, a database or a server may say of how values look. */
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

  static CopyManager copier(Handle handle) throws SQLException {
    return handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
  }
}
