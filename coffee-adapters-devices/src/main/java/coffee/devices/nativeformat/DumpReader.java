package coffee.devices.nativeformat;

import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.ByteLineReader;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the rows of a dump. Not thread-safe. */
final class DumpReader {

  /** Possessive quantifiers prevent backtracking over long statements. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?s)(?:COPY|INSERT INTO) ([\\w.\"]++)\\s*+(?:\\(([^)]*+)\\)\\s*+)?+"
              + "(?:OVERRIDING (?:SYSTEM|USER) VALUE\\s++)?+(?:FROM stdin;|VALUES\\s*+(.*))");

  private static final Pattern NAMED = Pattern.compile("(?:COPY|INSERT INTO) ([\\w.\"]++)");

  private static final String OTHER = "other_table";

  private final ByteLineReader lines;
  private final RowCollector collector;
  private final RecordFields row = new RecordFields();
  private final RecordConverter records;
  private String original = "";

  DumpReader(ByteLineReader lines, ReaderSettings settings, RowHandler entries) {
    this.lines = lines;
    this.collector = new RowCollector(settings, entries);
    this.records = new RecordConverter(collector, row, () -> original);
  }

  /** Reads the rows of a COPY statement to their end. */
  void readCopy(String statement) throws IOException {
    Matcher matcher = STATEMENT.matcher(statement);
    Optional<List<RecordField>> columns = columns(matcher);
    boolean isUnreadable = !matcher.matches() && isOurs(statement);
    while (lines.next()) {
      original = lines.currentText();
      if (original.equals("\\.")) {
        return;
      }
      SourcePosition position = SourcePosition.line(lines.number());
      if (isUnreadable) {
        refuse(position);
      } else {
        take(columns, CopyText.parseLine(original), position);
      }
    }
    throw new UnreadableFileException(
        "cut_short",
        SourcePosition.line(lines.number()),
        "The dump ends in the middle of a table.");
  }

  /** Reads the rows of an INSERT statement, which may span several lines. */
  void readInsert(String start) throws IOException {
    SourcePosition position = SourcePosition.line(lines.number());
    StringBuilder statement = new StringBuilder(start);
    String line = start;
    boolean inText = InsertValues.togglesQuote(line);
    while (inText || !line.endsWith(";")) {
      if (!lines.next()) {
        throw new UnreadableFileException(
            "cut_short", position, "The dump ends in the middle of a statement.");
      }
      if (statement.length() > ByteLineReader.MAX_LINE_BYTES) {
        throw new UnreadableFileException(
            "statement_too_long", position, "A statement is longer than a megabyte.");
      }
      line = lines.currentText();
      inText ^= InsertValues.togglesQuote(line);
      statement.append('\n').append(line);
    }
    original = statement.toString();
    takeInsert(position);
  }

  private void takeInsert(SourcePosition position) throws UnreadableFileException {
    Matcher matcher = STATEMENT.matcher(original);
    Optional<List<RecordField>> columns = columns(matcher);
    boolean isUnreadable = isOurs(original) && original.contains("VALUES");
    if (matcher.matches() && matcher.group(3) != null) {
      InsertValues.Rows values = InsertValues.parse(matcher.group(3));
      for (List<Optional<String>> one : values.rows()) {
        take(columns, one, position);
      }
      isUnreadable = values.isCut() && columns.isPresent();
    }
    if (isUnreadable) {
      refuse(position);
    }
  }

  private void refuse(SourcePosition position) {
    records.refuse(
        position, DomainException.invalid("unreadable_row", "is not a row as written by pg_dump"));
  }

  private static boolean isOurs(String statement) {
    Matcher matcher = NAMED.matcher(statement);
    return matcher.lookingAt() && tableOf(matcher).isPresent();
  }

  private static Optional<LegacyTable> tableOf(Matcher statement) {
    String name = statement.group(1).replace("\"", "");
    return LegacyTable.find(name.substring(name.lastIndexOf('.') + 1));
  }

  private void take(
      Optional<List<RecordField>> columns, List<Optional<String>> values, SourcePosition position) {
    if (columns.isEmpty()) {
      collector.skip(OTHER);
      return;
    }
    row.clear();
    if (values.size() != columns.get().size()) {
      records.refuse(
          position, DomainException.invalid("wrong_field_count", "must have one value per column"));
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      row.put(columns.get().get(i), values.get(i).orElse(""));
    }
    LegacyTable.setClientId(row);
    records.accept(position);
  }

  /** The columns named by a statement, or those of the table; empty for other tables. */
  private Optional<List<RecordField>> columns(Matcher statement) throws UnreadableFileException {
    if (!statement.matches()) {
      return Optional.empty();
    }
    Optional<LegacyTable> table = tableOf(statement);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    List<String> names =
        statement.group(2) == null
            ? table.get().columns()
            : List.of(statement.group(2).replace("\"", "").split(","));
    List<RecordField> columns = new ArrayList<>();
    for (String column : names) {
      columns.add(
          RecordField.fromName(column.strip())
              .orElseThrow(
                  () ->
                      new UnreadableFileException(
                          "unknown_column",
                          SourcePosition.line(lines.number()),
                          "Unknown column '%s' of the legacy service.".formatted(column))));
    }
    return Optional.of(columns);
  }
}
