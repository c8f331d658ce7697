package coffee.devices.own;

import coffee.devices.Terms;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.ByteLines;
import coffee.devices.row.Handover;
import coffee.domain.DomainException;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rows of a dump. Not thread-safe. */
final class DumpedTables {

  /** Possessive quantifiers prevent backtracking over long statements. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?s)(?:COPY|INSERT INTO) ([\\w.\"]++)\\s*+(?:\\(([^)]*+)\\)\\s*+)?+"
              + "(?:OVERRIDING (?:SYSTEM|USER) VALUE\\s++)?+(?:FROM stdin;|VALUES\\s*+(.*))");

  private static final Pattern NAMED = Pattern.compile("(?:COPY|INSERT INTO) ([\\w.\"]++)");

  private static final String OTHER = "other_table";

  private final ByteLines lines;
  private final Handover handover;
  private final Row row = new Row();
  private final Records records;
  private String original = "";

  DumpedTables(ByteLines lines, Terms terms, Entries entries) {
    this.lines = lines;
    this.handover = new Handover(terms, entries);
    this.records = new Records(handover, row, () -> original);
  }

  /** Reads the rows of a COPY statement to their end. */
  void readCopy(String statement) throws IOException {
    Matcher matcher = STATEMENT.matcher(statement);
    Optional<List<Field>> columns = columns(matcher);
    boolean isUnreadable = !matcher.matches() && isOurs(statement);
    while (lines.next()) {
      original = lines.text();
      if (original.equals("\\.")) {
        return;
      }
      Place place = Place.line(lines.number());
      if (isUnreadable) {
        refuse(place);
      } else {
        take(columns, CopyText.fields(original), place);
      }
    }
    throw new UnreadableFileException(
        "cut_short", Place.line(lines.number()), "The dump ends in the middle of a table.");
  }

  /** Reads the rows of an INSERT statement, which may span several lines. */
  void readInsert(String start) throws IOException {
    Place place = Place.line(lines.number());
    StringBuilder statement = new StringBuilder(start);
    String line = start;
    boolean inText = SqlValues.opensText(line);
    while (inText || !line.endsWith(";")) {
      if (!lines.next()) {
        throw new UnreadableFileException(
            "cut_short", place, "The dump ends in the middle of a statement.");
      }
      if (statement.length() > ByteLines.MAX_LINE_BYTES) {
        throw new UnreadableFileException(
            "statement_too_long", place, "A statement is longer than a megabyte.");
      }
      line = lines.text();
      inText ^= SqlValues.opensText(line);
      statement.append('\n').append(line);
    }
    original = statement.toString();
    takeInsert(place);
  }

  private void takeInsert(Place place) throws UnreadableFileException {
    Matcher matcher = STATEMENT.matcher(original);
    Optional<List<Field>> columns = columns(matcher);
    boolean isUnreadable = isOurs(original) && original.contains("VALUES");
    if (matcher.matches() && matcher.group(3) != null) {
      SqlValues.Rows values = SqlValues.rows(matcher.group(3));
      for (List<Optional<String>> one : values.rows()) {
        take(columns, one, place);
      }
      isUnreadable = values.isCut() && columns.isPresent();
    }
    if (isUnreadable) {
      refuse(place);
    }
  }

  private void refuse(Place place) {
    records.refuse(
        place, DomainException.invalid("unreadable_row", "is not a row as written by pg_dump"));
  }

  private static boolean isOurs(String statement) {
    Matcher matcher = NAMED.matcher(statement);
    return matcher.lookingAt() && tableOf(matcher).isPresent();
  }

  private static Optional<OlderTable> tableOf(Matcher statement) {
    String name = statement.group(1).replace("\"", "");
    return OlderTable.named(name.substring(name.lastIndexOf('.') + 1));
  }

  private void take(Optional<List<Field>> columns, List<Optional<String>> values, Place place) {
    if (columns.isEmpty()) {
      handover.passOver(OTHER);
      return;
    }
    row.clear();
    if (values.size() != columns.get().size()) {
      records.refuse(
          place, DomainException.invalid("wrong_field_count", "must have one value per column"));
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      row.put(columns.get().get(i), values.get(i).orElse(""));
    }
    OlderTable.nameCoffee(row);
    records.accept(place);
  }

  /** The columns named by a statement, or those of the table; empty for other tables. */
  private Optional<List<Field>> columns(Matcher statement) throws UnreadableFileException {
    if (!statement.matches()) {
      return Optional.empty();
    }
    Optional<OlderTable> table = tableOf(statement);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<String> names =
        statement.group(2) == null
            ? table.get().columns()
            : List.of(statement.group(2).replace("\"", "").split(","));
    List<Field> columns = new ArrayList<>();
    for (String column : names) {
      columns.add(
          Field.named(column.strip())
              .orElseThrow(
                  () ->
                      new UnreadableFileException(
                          "unknown_column",
                          Place.line(lines.number()),
                          "Unknown column '%s' of the legacy service.".formatted(column))));
    }
    return Optional.of(columns);
  }
}
