package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.row.DelimitedRows;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A CSV file whose columns are accessed by name, ignoring case. Not thread-safe. */
final class CsvTable implements Closeable {

  private static final int ABSENT = -1;

  private final InputStream in;
  private final DelimitedRows rows;
  private final Map<String, Integer> columns = new HashMap<>();

  private CsvTable(InputStream in, DelimitedRows rows) {
    this.in = in;
    this.rows = rows;
  }

  /** A table whose first row names the columns. */
  static CsvTable open(Content content) throws IOException {
    return open(content, 0, "");
  }

  /**
   * A table whose header is preceded by other rows.
   *
   * @param skipped number of rows before the header
   * @param prefix a prefix that is removed from column names
   */
  static CsvTable open(Content content, int skipped, String prefix) throws IOException {
    InputStream in = content.open();
    CsvTable table = new CsvTable(in, new DelimitedRows(in));
    for (int i = 0; i < skipped; i++) {
      table.rows.next();
    }
    table.readHeader(prefix);
    return table;
  }

  private void readHeader(String prefix) throws IOException {
    if (!rows.next()) {
      return;
    }
    for (int i = 0; i < rows.fieldCount(); i++) {
      String name = rows.field(i).toString().toLowerCase(Locale.ROOT);
      columns.putIfAbsent(name.startsWith(prefix) ? name.substring(prefix.length()) : name, i);
    }
  }

  /** The index of a column, or -1. */
  int columnIndex(String name) {
    return columns.getOrDefault(name, ABSENT);
  }

  boolean next() throws IOException {
    return rows.next();
  }

  /** A field of the current row; empty if the column is missing. */
  CharSequence field(int column) {
    return rows.field(column);
  }

  /** The current row. */
  DelimitedRows currentRow() {
    return rows;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
