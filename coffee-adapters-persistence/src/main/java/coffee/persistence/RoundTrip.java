package coffee.persistence;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Statements of a transaction that the database gets together: one round trip, whatever their
 * number. If one fails, the later ones do not run. A value belongs to all statements that name it.
 *
 * <p>It takes at most {@value #MAX_STATEMENTS} statements, never one for each of many rows: the
 * driver would commit or wait in between.
 */
public final class RoundTrip {

  private static final int MAX_STATEMENTS = 4;

  private static final String COMMIT = "COMMIT";

  /** The rows of a statement; empty until the trip has run. */
  public static final class Rows<T> {

    private final String sql;
    private final RowMapper<T> mapper;
    private final List<T> rows = new ArrayList<>();

    private Rows(String sql, RowMapper<T> mapper) {
      this.sql = sql;
      this.mapper = mapper;
    }

    /** The rows, in the order of the statement. */
    public List<T> list() {
      return rows;
    }

    private void read(ResultSet result, Query query) throws SQLException {
      while (result.next()) {
        rows.add(mapper.map(result, query.getContext()));
      }
    }
  }

  private final Handle handle;
  private final List<Rows<?>> statements = new ArrayList<>();
  private final Map<String, Argument> values = new LinkedHashMap<>();

  RoundTrip(Handle handle) {
    this.handle = handle;
  }

  /** Sets the value of a name in all statements. */
  public RoundTrip bind(String name, Argument value) {
    values.put(name, value);
    return this;
  }

  /** Sets the value of a name in all statements. */
  public RoundTrip bind(String name, long value) {
    return bind(name, (position, statement, context) -> statement.setLong(position, value));
  }

  /** Adds a statement that returns rows. */
  public <T> Rows<T> query(String sql, RowMapper<T> mapper) {
    Rows<T> rows = new Rows<>(sql, mapper);
    statements.add(rows);
    return rows;
  }

  /** Adds a statement that returns none. */
  public void update(String sql) {
    statements.add(new Rows<>(sql, (row, context) -> row));
  }

  /**
   * Runs the statements.
   *
   * @param isLast whether nothing follows in the transaction: then it commits in the same round
   *     trip
   */
  void run(boolean isLast) {
    if (statements.isEmpty()) {
      return;
    }
    if (statements.size() > MAX_STATEMENTS) {
      throw new IllegalStateException("a round trip of %d statements".formatted(statements.size()));
    }
    if (RoundTrips.areSeparate(handle)) {
      statements.forEach(statement -> run(List.of(statement), statement.sql));
    } else {
      String all = statements.stream().map(rows -> rows.sql).collect(Collectors.joining(";\n"));
      run(statements, isLast ? all + ";\n" + COMMIT : all);
    }
  }

  private void run(List<Rows<?>> parts, String sql) {
    try (Query query = handle.createQuery(sql)) {
      query.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
      values.forEach(query::bind);
      query.execute(
          (supplier, context) -> {
            read(parts, supplier.get(), query);
            return parts;
          });
    }
  }

  private static void read(List<Rows<?>> parts, PreparedStatement statement, Query query) {
    try {
      for (Rows<?> part : parts) {
        ResultSet result = statement.getResultSet();
        if (result != null) {
          part.read(result, query);
        }
        statement.getMoreResults();
      }
    } catch (SQLException failure) {
      throw new UnableToExecuteStatementException(failure, query.getContext());
    }
  }
}
