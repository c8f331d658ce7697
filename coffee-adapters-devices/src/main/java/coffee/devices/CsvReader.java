package coffee.devices;

import coffee.domain.DomainException;
import coffee.domain.imports.ImportRow;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows below the header line. */
final class CsvReader extends LineReader {

  /** A quoted field may hold line ends; one that goes on for longer was never meant. */
  private static final int MAX_ROW_LINES = 20;

  private final List<String> names;
  private final RecordKind kind;
  private final ObjectReader csv;
  private final Interpretation interpretation;

  CsvReader(TextLines lines, List<String> names, ObjectReader csv, Interpretation interpretation)
      throws UnreadableFileException {
    super(lines);
    this.names = names;
    this.kind = kind(names);
    this.csv = csv;
    this.interpretation = interpretation;
  }

  private static RecordKind kind(List<String> names) throws UnreadableFileException {
    try {
      if (names.stream().distinct().count() < names.size()) {
        throw DomainException.invalid("duplicate_field", "a column's name occurs twice");
      }
      return RecordKind.of(names);
    } catch (DomainException e) {
      throw new UnreadableFileException("its header line: " + e.getMessage());
    }
  }

  @Override
  ImportRow read(TextLine line) throws IOException {
    List<TextLine> rest = new ArrayList<>();
    Fields fields;
    try {
      fields = fields(cells(wholeRow(line, rest), csv));
    } catch (DomainException e) {
      putBack(rest); // an odd quote costs its own line only
      throw e;
    }
    return kind.read(line.number(), fields, interpretation);
  }

  private String wholeRow(TextLine first, List<TextLine> rest) throws IOException {
    StringBuilder row = new StringBuilder(first.text());
    boolean isInQuotes = isOdd(first.text());
    while (isInQuotes) {
      Optional<TextLine> more = rest.size() < MAX_ROW_LINES ? nextLine() : Optional.empty();
      more.ifPresent(rest::add);
      if (more.isEmpty() || more.get().fault().isPresent()) {
        throw DomainException.invalid("invalid_csv", "a quoted field does not end");
      }
      row.append('\n').append(more.get().text());
      isInQuotes ^= isOdd(more.get().text());
    }
    return row.toString();
  }

  /** Quotes within a quoted field are doubled, so that parity tells. */
  private static boolean isOdd(String line) {
    return line.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private Fields fields(List<String> cells) {
    if (cells.size() != names.size()) {
      throw DomainException.invalid(
          "invalid_csv", "has %d fields under %d columns".formatted(cells.size(), names.size()));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), cells.get(i));
    }
    return new Fields(values);
  }

  /**
   * The fields of one row.
   *
   * @throws DomainException {@code invalid_csv}
   */
  static List<String> cells(String row, ObjectReader csv) {
    if (row.isBlank()) {
      return List.of();
    }
    try {
      String[] cells = csv.readValue(row);
      return List.of(cells);
    } catch (JsonProcessingException e) {
      throw DomainException.invalid("invalid_csv", "is not CSV: " + e.getOriginalMessage());
    }
  }
}
