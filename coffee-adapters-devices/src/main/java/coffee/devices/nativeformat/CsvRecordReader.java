package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.DelimitedRows;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
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
 * @param rowCompletion completes each row with derived fields
 */
record CsvRecordReader(Consumer<RecordFields> rowCompletion) {

  void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    try (InputStream in = content.open()) {
      DelimitedRows rows = new DelimitedRows(in);
      if (!rows.next()) {
        return;
      }
      List<RecordField> columns = columns(rows);
      RecordFields row = new RecordFields();
      RecordConverter records =
          new RecordConverter(new RowCollector(terms, entries), row, rows::originalText);
      while (rows.next()) {
        take(rows, columns, row, records);
      }
    }
  }

  private void take(
      DelimitedRows rows, List<RecordField> columns, RecordFields row, RecordConverter records) {
    row.clear();
    for (int i = 0; i < columns.size(); i++) {
      row.put(columns.get(i), rows.field(i));
    }
    if (hasMoreThan(columns.size(), rows)) {
      records.refuse(
          rows.position(),
          DomainException.invalid(
              "too_many_fields", "the row has more fields than there are columns"));
      return;
    }
    rowCompletion.accept(row);
    records.accept(rows.position());
  }

  private static boolean hasMoreThan(int columns, DelimitedRows rows) {
    for (int i = columns; i < rows.fieldCount(); i++) {
      if (!rows.field(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Unknown columns are rejected, so that no data is dropped silently. */
  private static List<RecordField> columns(DelimitedRows header) throws UnreadableFileException {
    List<RecordField> columns = new ArrayList<>();
    for (int i = 0; i < header.fieldCount(); i++) {
      String name = header.field(i).toString().toLowerCase(Locale.ROOT);
      SourcePosition place = header.position();
      if (name.isEmpty() && i == header.fieldCount() - 1) {
        break; // some tools end every row with a comma
      }
      RecordField field =
          RecordField.fromName(name)
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
            Arrays.stream(RecordField.values())
                .map(RecordField::columnName)
                .collect(Collectors.joining(", ")));
  }
}
