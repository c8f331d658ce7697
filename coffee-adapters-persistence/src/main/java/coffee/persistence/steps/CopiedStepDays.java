package coffee.persistence.steps;

import coffee.domain.person.PersonId;
import coffee.domain.steps.StepDay;
import coffee.domain.steps.StepLog.Position;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads rows of {@code step_day} as PostgreSQL's COPY writes them, and finds packed values that
 * cannot be read. Checksums of files do not find those: the database may have held them.
 */
public final class CopiedStepDays {

  /** The table that has such rows. */
  public static final String TABLE = "step_day";

  /** The columns that it needs; others may be among them. */
  public static final List<String> COLUMNS =
      List.of("person_id", "day", "source", "import_ids", "counts");

  private static final String HEX = "\\\\x"; // COPY doubles the backslash of bytea's text

  private final List<String> columns;

  /**
   * Reads rows with these columns.
   *
   * @param columns names of all columns, in the order of the rows
   */
  public CopiedStepDays(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * What is wrong with a row, with person, day and source; empty if it can be read.
   *
   * @param row a row without its line break
   */
  public Optional<String> problem(String row) {
    List<String> values = List.of(row.split("\t", -1));
    try {
      check(values);
      return Optional.empty();
    } catch (UnreadableStepsException unreadable) {
      return Optional.of(String.valueOf(unreadable.getMessage()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException malformed) {
      return Optional.of("%s has a row that cannot be read: %s".formatted(TABLE, malformed));
    }
  }

  private void check(List<String> row) {
    PersonId person = new PersonId(Long.parseLong(value(row, "person_id")));
    LocalDate date = LocalDate.parse(value(row, "day"));
    String source = value(row, "source");
    check(
        person,
        new Position(date, source),
        bytes(value(row, "counts")),
        imports(value(row, "import_ids")));
  }

  /**
   * Reads a day.
   *
   * @param imports those that the row says it has
   * @throws UnreadableStepsException if it cannot be read, or has other imports
   */
  static void check(PersonId person, Position position, byte[] counts, Set<Long> imports) {
    StepDay day = StepDayCodec.unpack(person, position.day(), position.source(), counts);
    if (!importsOf(day).equals(imports)) {
      throw new UnreadableStepsException(
          person, position.day(), position.source(), "its imports are others");
    }
  }

  private static Set<Long> importsOf(StepDay day) {
    return IntStream.range(0, day.size())
        .mapToObj(day::importId)
        .filter(id -> id != StepDay.NO_IMPORT)
        .collect(Collectors.toSet());
  }

  /** The elements of an array as PostgreSQL writes it: {@code {1,7}}. */
  private static Set<Long> imports(String array) {
    return Stream.of(array.replaceAll("[{}]", "").split(","))
        .filter(id -> !id.isEmpty())
        .map(Long::valueOf)
        .collect(Collectors.toSet());
  }

  private String value(List<String> row, String column) {
    return row.get(columns.indexOf(column));
  }

  private static byte[] bytes(String value) {
    if (!value.startsWith(HEX)) {
      throw new IllegalArgumentException("a packed value is not in hexadecimal");
    }
    return HexFormat.of().parseHex(value, HEX.length(), value.length());
  }
}
