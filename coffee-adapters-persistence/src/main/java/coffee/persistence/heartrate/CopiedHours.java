package coffee.persistence.heartrate;

import coffee.domain.person.PersonId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Reads rows of {@code heart_rate_hour} as PostgreSQL's COPY writes them, and finds packed values
 * that cannot be read. Checksums of files do not find those: the database may have held them.
 */
public final class CopiedHours {

  /** The table that has such rows. */
  public static final String TABLE = "heart_rate_hour";

  /** The columns that it needs; others may be among them. */
  public static final List<String> COLUMNS =
      List.of("person_id", "start_ms", "n", "levels", "totals", "readings", "bins");

  private static final String NULL = "\\N";
  private static final String HEX = "\\\\x"; // COPY doubles the backslash of bytea's text

  private final List<String> columns;

  /**
   * Reads rows with these columns.
   *
   * @param columns names of all columns, in the order of the rows
   */
  public CopiedHours(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * What is wrong with the packed values of a row, with person and hour; empty if all can be read.
   *
   * @param row a row without its line break
   */
  public Optional<String> problem(String row) {
    List<String> values = List.of(row.split("\t", -1));
    try {
      check(values);
      return Optional.empty();
    } catch (UnreadableHourException unreadable) {
      return Optional.of(String.valueOf(unreadable.getMessage()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return Optional.of("%s has a row that cannot be read: %s".formatted(TABLE, malformed));
    }
  }

  private void check(List<String> row) {
    HourKey key = new HourKey(new PersonId(number(row, "person_id")), number(row, "start_ms"));
    Hour hour = Hour.of(key, packed(row, "readings"), packed(row, "bins"));
    packed(row, "levels").ifPresent(bytes -> LevelsCodec.decode(key, bytes));
    packed(row, "totals").ifPresent(bytes -> CountsCodec.decodeTotals(key, bytes));
    long count = number(row, "n");
    if (hour.readings().size() != count) {
      throw key.unreadable(
          "it has %d readings instead of %d".formatted(hour.readings().size(), count));
    }
  }

  private String value(List<String> row, String column) {
    return row.get(columns.indexOf(column));
  }

  private long number(List<String> row, String column) {
    return Long.parseLong(value(row, column));
  }

  private Optional<byte[]> packed(List<String> row, String column) {
    return bytes(value(row, column));
  }

  private static Optional<byte[]> bytes(String value) {
    if (value.equals(NULL)) {
      return Optional.empty();
    }
    if (!value.startsWith(HEX)) {
      throw new IllegalArgumentException("a packed value is not in hexadecimal");
    }
    return Optional.of(HexFormat.of().parseHex(value, HEX.length(), value.length()));
  }
}
