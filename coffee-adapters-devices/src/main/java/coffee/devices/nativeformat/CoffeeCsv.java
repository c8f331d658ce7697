package coffee.devices.nativeformat;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/** Lists and exports of this service as CSV: intakes, heart rates, or both in one file. */
public final class CoffeeCsv implements DeviceFormat {

  @Override
  public String name() {
    return "coffee_csv";
  }

  @Override
  public boolean recognises(byte[] head) {
    List<String> columns = FileHead.csvColumns(head);
    return columns.contains(RecordField.TIMESTAMP.columnName())
        && (columns.contains(RecordField.BPM.columnName())
            || columns.contains(RecordField.CAFFEINE_MG.columnName()));
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    new CsvRecordReader(FormulaGuard::removeFrom).read(content, terms, entries);
  }
}
