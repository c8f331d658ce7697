package coffee.persistence;

import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.postgresql.PGStatement;

/**
 * Explains every statement before it runs: the plan for the actual hand, and the one for any
 * values. It also runs the statement by the plan that it has at first and by the one to which
 * PostgreSQL switches when it runs often, which are those of production, and undoes what it
 * changed. A statement is looked at a few times; then it only runs.
 */
final class QueryPlanLogger implements SqlLogger {

  /** So many times PostgreSQL plans a prepared statement for its values before it compares. */
  private static final int CUSTOM_PLANS = 5;

  private static final int RUNS_OF_A_STATEMENT = 4;

  /** What takes an import back looks at everything, of readings a month at a time. */
  private static final List<String> OF_WHOLE_HISTORIES =
      List.of(
          "FROM coffee_intake\nWHERE person_id = ? AND import_id = ?",
          "SELECT start_ms, readings, bins\nFROM heart_rate_hour\nWHERE person_id = ? AND start_ms >= ?");

  private static final String EXPLAIN = "EXPLAIN (COSTS OFF) ";
  private static final String RUN =
      "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY OFF) ";

  private final Map<String, Integer> seen = new HashMap<>();
  private final List<String> plans = Collections.synchronizedList(new ArrayList<>());
  private final List<QueryPlanRun> runs = Collections.synchronizedList(new ArrayList<>());

  /** The texts of the statements, with question marks for values. */
  Set<String> statements() {
    return seen.keySet();
  }

  /** The plans, without what they cost. */
  Collection<String> plans() {
    return plans;
  }

  /** The plans that were run. */
  Collection<QueryPlanRun> runs() {
    return runs;
  }

  /** Runs in which the database did more than a page or a piece of a history needs. */
  List<QueryPlanRun> wasteful() {
    return runs.stream()
        .filter(run -> OF_WHOLE_HISTORIES.stream().noneMatch(run.sql()::contains))
        .filter(QueryPlanRun::isWasteful)
        .toList();
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    String sql = context.getParsedSql().getSql();
    if (seen.merge(sql, 1, Integer::sum) > RUNS_OF_A_STATEMENT) {
      return;
    }
    try {
      look(context, sql);
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  private void look(StatementContext context, String sql) throws SQLException {
    Connection connection = context.getConnection();
    List<String> types = parameterTypes(context.getStatement());
    plans.add(bound(context, EXPLAIN + sql));
    prepare(connection, types, sql);
    try {
      plans.add(planForAnyValues(connection, types.size()));
      runUndone(context, sql, types);
    } finally {
      execute(connection, "DEALLOCATE looked_at");
    }
  }

  /** A read commits by itself and changes nothing; a write is undone. */
  private void runUndone(StatementContext context, String sql, List<String> types)
      throws SQLException {
    Connection connection = context.getConnection();
    boolean isWithin = !connection.getAutoCommit();
    if (isWithin) {
      execute(connection, "SAVEPOINT looked_at");
    }
    try {
      run(context, sql, types);
    } catch (SQLException failure) {
      if (!isWithin || !"23505".equals(failure.getSQLState())) { // it is refused when it runs, too
        throw failure;
      }
    } finally {
      if (isWithin) {
        execute(connection, "ROLLBACK TO SAVEPOINT looked_at");
      }
    }
  }

  private void run(StatementContext context, String sql, List<String> types) throws SQLException {
    String again = "EXECUTE looked_at " + values(context, types);
    if (again.contains("?")) { // the driver does not show arrays of numbers
      runs.add(QueryPlanRun.of(sql, bound(context, RUN + sql)));
      return;
    }
    Connection connection = context.getConnection();
    runs.add(QueryPlanRun.of(sql, query(connection, RUN + again)));
    if (!connection.getAutoCommit()) {
      execute(connection, "ROLLBACK TO SAVEPOINT looked_at");
    }
    for (int i = 1; i < CUSTOM_PLANS; i++) {
      query(connection, EXPLAIN + again);
    }
    runs.add(QueryPlanRun.of(sql, query(connection, RUN + again)));
  }

  private static String bound(StatementContext context, String sql) throws SQLException {
    try (PreparedStatement explain = context.getConnection().prepareStatement(sql)) {
      apply(context, explain);
      return lines(explain.executeQuery());
    }
  }

  /** The values as the driver writes them. */
  private static String values(StatementContext context, List<String> types) throws SQLException {
    String list = inParentheses(Collections.nCopies(types.size(), "?"));
    if (list.isEmpty()) {
      return list;
    }
    try (PreparedStatement values = context.getConnection().prepareStatement(list)) {
      apply(context, values);
      return values.unwrap(PGStatement.class).toString();
    }
  }

  @SuppressWarnings("removal") // there is no other way yet to see what is bound
  private static void apply(StatementContext context, PreparedStatement statement)
      throws SQLException {
    int position = 1;
    for (String name : context.getParsedSql().getParameters().getParameterNames()) {
      Argument value = context.getBinding().findForName(name, context).orElseThrow();
      value.apply(position++, statement, context);
    }
  }

  private static void prepare(Connection connection, List<String> types, String sql)
      throws SQLException {
    String list = inParentheses(types);
    execute(connection, "PREPARE looked_at %s AS %s".formatted(list, numbered(sql)));
  }

  private static String planForAnyValues(Connection connection, int count) throws SQLException {
    String nulls = inParentheses(Collections.nCopies(count, "NULL"));
    execute(connection, "SET plan_cache_mode = force_generic_plan");
    try {
      return query(connection, EXPLAIN + "EXECUTE looked_at " + nulls);
    } finally {
      execute(connection, "RESET plan_cache_mode");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return lines(statement.executeQuery(sql));
    }
  }

  /** Null for empty arrays, because PostgreSQL does not accept an empty list. */
  private static String inParentheses(List<String> items) {
    return items.isEmpty() ? "" : "(" + String.join(", ", items) + ")";
  }

  private static List<String> parameterTypes(PreparedStatement bound) throws SQLException {
    ParameterMetaData parameters = bound.getParameterMetaData();
    List<String> types = new ArrayList<>();
    for (int i = 1; i <= parameters.getParameterCount(); i++) {
      types.add(parameters.getParameterTypeName(i));
    }
    return types;
  }

  /** The statement with {@code $1} for the first question mark and so on. */
  private static String numbered(String sql) {
    String[] pieces = sql.split("\\?", -1);
    StringBuilder numbered = new StringBuilder(pieces[0]);
    IntStream.range(1, pieces.length)
        .forEach(i -> numbered.append('$').append(i).append(pieces[i]));
    return numbered.toString();
  }

  private static String lines(ResultSet plan) throws SQLException {
    List<String> lines = new ArrayList<>();
    while (plan.next()) {
      lines.add(plan.getString(1));
    }
    return String.join("\n", lines);
  }
}
