package coffee.devices.sqlite;

import coffee.domain.DomainException;
import coffee.domain.imports.rows.SourcePosition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The current row of a query. */
final class SqliteRow {

  private static final int MAX_SHOWN = 100;

  private final SqliteQuery query;
  private final ResultSet found;
  private final List<Object> values = new ArrayList<>();
  private SourcePosition position = SourcePosition.row(0);

  SqliteRow(SqliteQuery query, ResultSet found) {
    this.query = query;
    this.found = found;
  }

  void setPosition(SourcePosition newPosition) {
    position = newPosition;
  }

  /** Reads the values by their types. */
  void load() throws SQLException {
    values.clear();
    for (int i = 0; i < query.names().size(); i++) {
      int column = 2 * i + 2;
      values.add(
          switch (String.valueOf(found.getString(column - 1))) {
            case "integer" -> found.getLong(column);
            case "real" -> found.getDouble(column);
            case "text" -> String.valueOf(found.getString(column));
            default -> Optional.empty();
          });
    }
  }

  SourcePosition position() {
    return position;
  }

  /** A whole number; empty if there is no value, or one of another type. */
  OptionalLong integer(int index) {
    return values.get(index) instanceof Long value ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /**
   * A number.
   *
   * @throws DomainException {@code wrong_type}
   */
  double number(int index) {
    if (values.get(index) instanceof Number value) {
      return value.doubleValue();
    }
    throw wrongType(index, "a number");
  }

  /**
   * A whole number.
   *
   * @throws DomainException {@code wrong_type}
   */
  long requireInteger(int index) {
    return integer(index).orElseThrow(() -> wrongType(index, "a whole number"));
  }

  /** A text; empty if there is no value, or one of another type. */
  Optional<String> text(int index) {
    return values.get(index) instanceof String value ? Optional.of(value) : Optional.empty();
  }

  /** Whether there is a value that is not binary. */
  boolean has(int index) {
    return !(values.get(index) instanceof Optional);
  }

  private DomainException wrongType(int index, String expected) {
    return DomainException.invalid(
        "wrong_type", "%s must be %s".formatted(query.names().get(index), expected));
  }

  /** Table and values, for reports of refused rows. */
  String originalText() {
    StringBuilder text = new StringBuilder(query.table()).append(':');
    for (int i = 0; i < values.size(); i++) {
      String value = has(i) ? values.get(i).toString() : "-";
      text.append(' ')
          .append(query.names().get(i))
          .append('=')
          .append(value, 0, Math.min(value.length(), MAX_SHOWN));
    }
    return text.toString();
  }
}
