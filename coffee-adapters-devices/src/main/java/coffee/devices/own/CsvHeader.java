package coffee.devices.own;

import coffee.domain.DomainException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the first line of a CSV file tells.
 *
 * @param names of the columns, in lower case
 * @param splitter takes a row apart
 */
record CsvHeader(List<String> names, ObjectReader splitter) {

  private static final CsvMapper CSV = new CsvMapper();
  private static final List<Character> SEPARATORS = List.of('\t', ';', ',');

  /**
   * Reads the header line; the separator is the one that occurs most in it.
   *
   * @throws DomainException {@code invalid_csv}, {@code duplicate_field}
   */
  static CsvHeader parse(String line) {
    char separator =
        SEPARATORS.stream().max(Comparator.comparing(one -> count(line, one))).orElseThrow();
    ObjectReader splitter =
        CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(separator));
    List<String> names =
        cells(line, splitter).stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    if (names.stream().distinct().count() < names.size()) {
      throw DomainException.invalid("duplicate_field", "a column's name occurs twice");
    }
    return new CsvHeader(names, splitter);
  }

  /**
   * What the rows are about.
   *
   * @throws DomainException {@code unknown_kind}, {@code unknown_field}
   */
  RecordKind kind() {
    return RecordKind.of(names);
  }

  /**
   * The fields of a row.
   *
   * @param row perhaps of several lines
   * @throws DomainException {@code invalid_csv}
   */
  Fields fields(String row) {
    List<String> cells = cells(row, splitter);
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

  private static List<String> cells(String row, ObjectReader splitter) {
    if (row.isBlank()) {
      return List.of();
    }
    try {
      String[] cells = splitter.readValue(row);
      return List.of(cells);
    } catch (JsonProcessingException e) {
      throw DomainException.invalid("invalid_csv", "is not CSV: " + e.getOriginalMessage());
    }
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }
}
