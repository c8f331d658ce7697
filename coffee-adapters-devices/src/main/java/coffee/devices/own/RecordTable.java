package coffee.devices.own;

import coffee.devices.Content;
import coffee.devices.Terms;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.DelimitedRows;
import coffee.devices.row.Handover;
import coffee.domain.DomainException;
import coffee.domain.imports.Entries;
import coffee.domain.imports.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads a CSV file of records with a header.
 *
 * @param completion completes each row with derived fields
 */
record RecordTable(Consumer<Row> completion) {

  void read(Content content, Terms terms, Entries entries) throws IOException {
    try (InputStream in = content.open()) {
      DelimitedRows rows = new DelimitedRows(in);
      if (!rows.next()) {
        return;
      }
      List<Field> columns = columns(rows);
      Row row = new Row();
      Records records = new Records(new Handover(terms, entries), row, rows::text);
      while (rows.next()) {
        take(rows, columns, row, records);
      }
    }
  }

  private void take(DelimitedRows rows, List<Field> columns, Row row, Records records) {
    row.clear();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), rows.field(i));
    }
    if (hasMoreThan(columns.size(), rows)) {
      records.refuse(
          rows.place(),
          DomainException.invalid(
              "too_many_fields", "the row has more fields than there are columns"));
      return;
    }
    completion.accept(row);
    records.accept(rows.place());
  }

  private static boolean hasMoreThan(int columns, DelimitedRows rows) {
    for (int i = columns; i < rows.count(); i++) {
      if (!rows.field(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Unknown columns are rejected, so that no data is dropped silently. */
  private static List<Field> columns(DelimitedRows header) throws UnreadableFileException {
    List<Field> columns = new ArrayList<>();
    for (int i = 0; i < header.count(); i++) {
      String name = header.field(i).toString().toLowerCase(Locale.ROOT);
      Place place = header.place();
      if (name.isEmpty() && i == header.count() - 1) {
        break; // some tools end every row with a comma
      }
      Field field =
          Field.named(name)
              .orElseThrow(() -> new UnreadableFileException("unknown_column", place, known(name)));
      if (columns.contains(field)) {
        throw new UnreadableFileException(
            "duplicate_column", place, "Duplicate column %s.".formatted(name));
      }
      columns.add(field);
    }
    return columns;
  }

  private static String known(String name) {
    String shown = name.length() > 50 ? name.substring(0, 50) : name;
    return "Unknown column '%s'; rename or remove it. Known columns: %s."
        .formatted(
            shown,
            Arrays.stream(Field.values()).map(Field::word).collect(Collectors.joining(", ")));
  }
}
