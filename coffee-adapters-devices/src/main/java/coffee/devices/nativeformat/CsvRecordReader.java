package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.ReaderSettings;
import coffee.devices.row.DelimitedRows;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads a CSV file of records with a header. Numbers may have a decimal comma unless commas
 * separate the fields.
 *
 * @param source the source of readings without one
 * @param rowCompletion completes each row with derived fields
 */
record CsvRecordReader(String source, Consumer<RecordFields> rowCompletion) {

  void read(Content content, ReaderSettings settings, RowHandler entries) throws IOException {
    try (InputStream in = content.open()) {
      DelimitedRows rows = new DelimitedRows(in);
      if (!rows.next()) {
        return;
      }
      CsvColumns columns = CsvColumns.of(rows);
      RecordFields row = new RecordFields();
      RecordConverter records =
          new RecordConverter(new RowCollector(settings, entries), row, rows::originalText, source);
      CsvTimestamp timestamps = new CsvTimestamp(DateOrder.UNPROVEN);
      boolean isOrderKnown = false;
      while (rows.next()) {
        if (!isOrderKnown && DateOrder.concerns(rows.field(columns.date()))) {
          timestamps = new CsvTimestamp(DateOrder.of(content, columns.date()));
          isOrderKnown = true;
        }
        take(rows, columns, timestamps, row, records);
      }
    }
  }

  private void take(
      DelimitedRows rows,
      CsvColumns columns,
      CsvTimestamp timestamps,
      RecordFields row,
      RecordConverter records) {
    row.clear();
    for (int i = 0; i < columns.fields().size(); i++) {
      RecordField field = columns.fields().get(i);
      row.put(field, field.isNumber() ? number(rows, i) : rows.field(i));
    }
    if (hasMoreThan(columns.fields().size(), rows)) {
      records.refuse(
          rows.position(),
          DomainException.invalid(
              "too_many_fields", "the row has more fields than there are columns"));
      return;
    }
    try {
      row.put(RecordField.TIMESTAMP, timestamps.convert(timestamp(rows, columns)));
    } catch (DomainException refusal) {
      records.refuse(rows.position(), refusal);
      return;
    }
    rowCompletion.accept(row);
    records.accept(rows.position());
  }

  private static CharSequence timestamp(DelimitedRows rows, CsvColumns columns) {
    CharSequence date = rows.field(columns.date());
    return columns.time() < 0 || date.isEmpty() || rows.field(columns.time()).isEmpty()
        ? columns.time() < 0 ? date : ""
        : date + " " + rows.field(columns.time());
  }

  private static CharSequence number(DelimitedRows rows, int column) {
    CharSequence text = rows.field(column);
    return rows.delimiter() == ',' || text.toString().indexOf(',') < 0
        ? text
        : text.toString().replace(',', '.');
  }

  private static boolean hasMoreThan(int columns, DelimitedRows rows) {
    for (int i = columns; i < rows.fieldCount(); i++) {
      if (!rows.field(i).isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
