package coffee.persistence;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Asks PostgreSQL for its plan of every statement that is about to run: the plan for the values at
 * hand, and the one for any values, to which a statement that runs often is switched.
 */
final class PlanLog implements SqlLogger {

  private final Map<String, List<String>> plans = Collections.synchronizedMap(new HashMap<>());

  /** The plans by the text of the statement. */
  Map<String, List<String>> plans() {
    return plans;
  }

  @Override
  public void logBeforeExecution(StatementContext context) {
    String sql = context.getParsedSql().getSql();
    try {
      List<String> known = plans.computeIfAbsent(sql, text -> new ArrayList<>());
      known.add(planForTheseValues(context, sql));
      known.add(planForAnyValues(context, sql));
    } catch (SQLException failure) {
      throw new IllegalStateException(sql, failure);
    }
  }

  @SuppressWarnings("removal") // there is no other way yet to see what is bound
  private static String planForTheseValues(StatementContext context, String sql)
      throws SQLException {
    try (PreparedStatement explain =
        context.getConnection().prepareStatement("EXPLAIN (COSTS OFF) " + sql)) {
      int position = 1;
      for (String name : context.getParsedSql().getParameters().getParameterNames()) {
        Argument value = context.getBinding().findForName(name, context).orElseThrow();
        value.apply(position++, explain, context);
      }
      return lines(explain.executeQuery());
    }
  }

  private static String planForAnyValues(StatementContext context, String sql) throws SQLException {
    List<String> types = parameterTypes(context.getStatement());
    String nulls = inParentheses(Collections.nCopies(types.size(), "NULL"));
    try (Statement statement = context.getConnection().createStatement()) {
      statement.execute(
          "PREPARE any_values %s AS %s".formatted(inParentheses(types), numbered(sql)));
      try {
        statement.execute("SET plan_cache_mode = force_generic_plan");
        return lines(
            statement.executeQuery("EXPLAIN (COSTS OFF) EXECUTE any_values %s".formatted(nulls)));
      } finally {
        statement.execute("RESET plan_cache_mode");
        statement.execute("DEALLOCATE any_values");
      }
    }
  }

  /** Nothing where there is nothing: PostgreSQL does not take an empty list. */
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

  /** The text with {@code $1} for the first question mark and so on. */
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
