package coffee.devices.sqlite;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A query for named values; each is selected with its type, because SQLite's columns may contain
 * values of any type and the driver converts them silently.
 *
 * @param table the table, for messages
 * @param names of the values, in order
 * @param expressions of the values
 * @param from the rest of the statement
 */
record SqliteQuery(String table, List<String> names, List<String> expressions, String from) {

  /** Copies the lists. */
  SqliteQuery {
    names = List.copyOf(names);
    expressions = List.copyOf(expressions);
  }

  /** A query for columns of one table; both must be plain names. */
  static SqliteQuery ofColumns(String table, List<String> columns) {
    return new SqliteQuery(
        table, columns, columns.stream().map(SqliteQuery::quoted).toList(), quoted(table));
  }

  private static String quoted(String name) {
    return '"' + name + '"';
  }

  String sql() {
    return expressions.stream()
        .map(value -> "typeof(%s), %s".formatted(value, value))
        .collect(Collectors.joining(", ", "SELECT ", " FROM " + from));
  }
}
