package coffee.devices.sqlite;

import coffee.devices.Content;
import coffee.devices.UnreadableFileException;
import coffee.domain.imports.rows.SourcePosition;
import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A database, read-only. Only ordinary tables and stored columns can be read, so nothing that the
 * database defines is executed: no views, virtual tables or computed columns. Not thread-safe.
 */
final class SqliteDatabase implements Closeable {

  private static final int MAX_TABLES = 5_000;

  private final DatabaseCopy copy;
  private final Connection connection;
  private final TimeLimit timeLimit;
  private long rows;

  private SqliteDatabase(DatabaseCopy copy, Connection connection, SqliteLimits limits)
      throws SQLException {
    this.copy = copy;
    this.connection = connection;
    this.timeLimit = TimeLimit.of(connection, limits.maxQueryTime());
  }

  /**
   * Copies and opens a database.
   *
   * @throws UnreadableFileException {@code damaged_database}
   */
  static SqliteDatabase open(Content content, SqliteLimits limits) throws IOException {
    SqliteLibrary.load(limits.folder());
    DatabaseCopy copy = DatabaseCopy.of(content, limits.folder());
    try {
      Connection connection =
          settings(limits).createConnection("jdbc:sqlite:" + copy.file().toAbsolutePath());
      return new SqliteDatabase(copy, connection, limits);
    } catch (SQLException failure) {
      copy.close();
      throw failure(failure, 0);
    }
  }

  private static SQLiteConfig settings(SqliteLimits limits) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setReadOnly(true);
    settings.setCacheSize(-4_096); // in kilobytes if negative
    settings.setPragma(Pragma.MMAP_SIZE, "0");
    settings.setPragma(Pragma.LIMIT_LENGTH, String.valueOf(limits.maxValueBytes()));
    settings.setPragma(Pragma.LIMIT_ATTACHED, "0");
    return settings;
  }

  /** The names of the ordinary tables, in alphabetical order. */
  Set<String> tables() throws IOException {
    String sql =
        """
        SELECT name FROM sqlite_schema
        WHERE type = 'table' AND rootpage > 0 AND sql LIKE 'create table %' AND typeof(name) = 'text'
        LIMIT 5000
        """;
    return names(sql, "", new TreeSet<>());
  }

  /** The names of the stored columns of a table in lower case. */
  Set<String> columns(String table) throws IOException {
    return names(
        "SELECT lower(name) FROM pragma_table_xinfo(?) WHERE hidden = 0", table, new HashSet<>());
  }

  private Set<String> names(String sql, String parameter, Set<String> names) throws IOException {
    timeLimit.start();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      if (!parameter.isEmpty()) {
        statement.setString(1, parameter);
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next() && names.size() < MAX_TABLES) {
          names.add(String.valueOf(found.getString(1)));
        }
      }
      return names;
    } catch (SQLException failure) {
      throw failure(failure, rows);
    } finally {
      timeLimit.stop();
    }
  }

  /**
   * Reads the rows of a query.
   *
   * @param query its expressions must be stored columns of ordinary tables
   * @param rowsOf receives each row
   */
  void forEachRow(SqliteQuery query, RowConsumer rowsOf) throws IOException {
    long mostRows = copy.size();
    try (Statement statement = connection.createStatement()) {
      timeLimit.start();
      try (ResultSet found = statement.executeQuery(query.sql())) {
        SqliteRow row = new SqliteRow(query, found);
        while (found.next()) {
          timeLimit.stop();
          rows++;
          if (rows > mostRows) {
            throw damaged(rows);
          }
          row.setPosition(SourcePosition.row(rows));
          row.load();
          rowsOf.accept(row);
          timeLimit.start();
        }
      }
    } catch (SQLException failure) {
      throw failure(failure, rows);
    } finally {
      timeLimit.stop();
    }
  }

  /** Receives rows. */
  interface RowConsumer {

    /** Takes the current row, which is valid until the next one. */
    void accept(SqliteRow row);
  }

  private static UnreadableFileException damaged(long row) {
    return new UnreadableFileException(
        "damaged_database",
        SourcePosition.row(row),
        "The database is damaged after %d rows.".formatted(row));
  }

  private static IOException failure(SQLException failure, long row) {
    SQLiteErrorCode code =
        failure instanceof SQLiteException placed
            ? placed.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    int primary = code.code & 0xFF;
    if (primary == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
      return new UnreadableFileException(
          "too_slow",
          SourcePosition.row(row),
          "Reading the database takes too long after %d rows.".formatted(row));
    }
    if (primary == SQLiteErrorCode.SQLITE_TOOBIG.code) {
      return new UnreadableFileException(
          "value_too_long",
          SourcePosition.row(row),
          "The database has a value that is too long after %d rows.".formatted(row));
    }
    if (primary == SQLiteErrorCode.SQLITE_FULL.code
        || primary == SQLiteErrorCode.SQLITE_NOMEM.code) {
      return new IOException("SQLite: " + code, failure);
    }
    return damaged(row);
  }

  @Override
  public void close() throws IOException {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw new IOException(failure);
    } finally {
      copy.close();
    }
  }
}
