package coffee.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.argument.Argument;

/** Converts values to and from JDBC, independently of the session's time zone. */
public final class JdbcValues {

  /** Far from any stored value, and within PostgreSQL's range. */
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

  private JdbcValues() {}

  /** The given time, limited to PostgreSQL's range. */
  public static Instant clamp(Instant instant) {
    if (instant.isBefore(EARLIEST)) {
      return EARLIEST;
    }
    return instant.isAfter(LATEST) ? LATEST : instant;
  }

  /** A parameter of type {@code timestamptz}. */
  public static Argument instant(Instant instant) {
    OffsetDateTime value = clamp(instant).atOffset(ZoneOffset.UTC);
    return (position, statement, context) ->
        statement.setObject(position, value, Types.TIMESTAMP_WITH_TIMEZONE);
  }

  /** A parameter of type {@code timestamptz} that may be null. */
  public static Argument instant(Optional<Instant> instant) {
    return instant
        .map(JdbcValues::instant)
        .orElse(
            (position, statement, context) ->
                statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE));
  }

  /** A parameter of type {@code bigint} that may be null. */
  public static Argument number(OptionalLong number) {
    return (position, statement, context) -> {
      if (number.isPresent()) {
        statement.setLong(position, number.getAsLong());
      } else {
        statement.setNull(position, Types.BIGINT);
      }
    };
  }

  /** A parameter of type {@code bigint[]}: one element per item. */
  public static <T> Argument longs(List<T> items, ToLongFunction<T> value) {
    return array(items.stream().mapToLong(value).toArray());
  }

  /** A parameter of type {@code integer[]}: one element per item. */
  public static <T> Argument integers(List<T> items, ToIntFunction<T> value) {
    return array(items.stream().mapToInt(value).toArray());
  }

  /** A parameter of type {@code smallint[]}: one element per item, within range. */
  public static <T> Argument shorts(List<T> items, ToIntFunction<T> value) {
    short[] elements = new short[items.size()];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = (short) value.applyAsInt(items.get(i));
    }
    return array(elements);
  }

  /** A parameter of type {@code double precision[]}: one element per item. */
  public static <T> Argument doubles(List<T> items, ToDoubleFunction<T> value) {
    return array(items.stream().mapToDouble(value).toArray());
  }

  /** A parameter of type {@code text[]}: one element per item, null if it has none. */
  public static <T> Argument texts(List<T> items, Function<T, Optional<String>> value) {
    return array(items.stream().map(item -> value.apply(item).orElse(null)).toArray(String[]::new));
  }

  /**
   * A parameter of type {@code timestamptz[]}: one of each item. Goes as text, for which the
   * statement has to name the type.
   */
  public static <T> Argument instants(List<T> items, Function<T, Instant> value) {
    return array(
        items.stream().map(item -> clamp(value.apply(item)).toString()).toArray(String[]::new));
  }

  /** A parameter of type {@code bytea[]}: one element per item. */
  public static <T> Argument bytes(List<T> items, Function<T, byte[]> value) {
    return array(items.stream().map(value).toArray(byte[][]::new));
  }

  /** A parameter of type {@code bytea[]}: one element per item, null if it has none. */
  public static <T> Argument optionalBytes(List<T> items, Function<T, Optional<byte[]>> value) {
    return array(items.stream().map(item -> value.apply(item).orElse(null)).toArray(byte[][]::new));
  }

  /**
   * A time in whole milliseconds since the epoch, rounded up, so that comparing with it is the same
   * as comparing with the time; limited to the range of {@link #clamp}.
   */
  public static long milliseconds(Instant instant) {
    Instant clamped = clamp(instant);
    long floor = clamped.toEpochMilli();
    return Instant.ofEpochMilli(floor).equals(clamped) ? floor : floor + 1;
  }

  private static Argument array(Object elements) {
    return (position, statement, context) -> statement.setObject(position, elements);
  }

  /** A column of type {@code timestamptz}. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A column of type {@code timestamptz}, by its position, which is quicker to find. */
  public static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A column of type {@code timestamptz} that may be null. */
  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** A column of type {@code double precision} that may be null. */
  public static OptionalDouble number(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
