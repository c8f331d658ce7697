package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * Heart rates from Fitbit's Web API converted to CSV: {@code value,date}. The Web API uses the
 * wearer's local time, unlike the account export.
 */
public final class FitbitWebApi implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("value", "date");
  private static final String SOURCE = "fitbit";

  @Override
  public String name() {
    return "fitbit_web_api";
  }

  @Override
  public boolean recognises(byte[] head) {
    return FileHead.csvColumns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    RowCollector handover = new RowCollector(terms, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int value = table.columnIndex("value");
      int date = table.columnIndex("date");
      while (table.next()) {
        handover.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () ->
                handover.readingWithoutContext(
                    handover.timestamps().parseOffsetOrLocal(table.field(date)),
                    NumberParser.parse("value", table.field(value)),
                    SOURCE));
      }
    }
  }
}
