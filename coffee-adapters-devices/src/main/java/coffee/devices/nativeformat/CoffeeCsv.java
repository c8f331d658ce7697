package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lists and exports of this service as CSV: intakes, heart rates, steps, or all in one file; and
 * what other tools and people write under the same column names, the time possibly as {@code date}
 * and {@code time}.
 */
public final class CoffeeCsv implements DeviceFormat {

  /** The source of readings without one: nothing says who or what measured them. */
  private static final String SOURCE = "csv";

  /** A text that looks like a formula, or starts with apostrophes and such a sign. */
  private static final Pattern GUARDED = Pattern.compile("(?s)'+[=+\\-@\t\r].*");

  @Override
  public String name() {
    return "coffee_csv";
  }

  @Override
  public boolean recognizes(byte[] head) {
    List<String> columns = FileHead.csvColumns(head);
    return CsvColumns.holdTime(columns)
        && (columns.contains(RecordField.BPM.columnName())
            || columns.contains(RecordField.CAFFEINE_MG.columnName())
            || (columns.contains(RecordField.STEPS.columnName())
                && columns.contains(RecordField.DURATION_SECONDS.columnName())));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    new CsvRecordReader(SOURCE, CoffeeCsv::removeFormulaGuards).read(content, settings, entries);
  }

  /** Removes the apostrophe that our CSV exports put before texts that look like a formula. */
  private static void removeFormulaGuards(RecordFields row) {
    for (RecordField field : RecordField.values()) {
      CharSequence text = row.text(field);
      if (!text.isEmpty() && text.charAt(0) == '\'' && GUARDED.matcher(text).matches()) {
        row.put(field, text.subSequence(1, text.length()));
      }
    }
  }
}
