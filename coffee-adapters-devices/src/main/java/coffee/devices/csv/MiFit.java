package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.EpochParser;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * {@code HEARTRATE.csv} of Mi Fit and Zepp. Its header names four columns, {@code
 * date,lastSyncTime,heartRate,timestamp}, but its rows have two: seconds since 1970 and the heart
 * rate. Rows with four columns are read as well.
 */
public final class MiFit implements DeviceFormat {

  private static final List<String> COLUMNS =
      List.of("date", "lastsynctime", "heartrate", "timestamp");
  private static final String SOURCE = "zepp";

  @Override
  public String name() {
    return "mi_fit";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return FileHead.csvColumns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      while (table.next()) {
        collector.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () -> reading(collector, table));
      }
    }
  }

  private static Reading reading(RowCollector collector, CsvTable table) {
    boolean isShort = table.currentRow().fieldCount() == 2;
    CharSequence seconds = table.field(isShort ? 0 : COLUMNS.indexOf("timestamp"));
    CharSequence bpm = table.field(isShort ? 1 : COLUMNS.indexOf("heartrate"));
    return collector.readingWithoutContext(
        collector.timestamps().requireValid(EpochParser.parseSeconds("timestamp", seconds)),
        NumberParser.parse("heartRate", bpm),
        SOURCE);
  }
}
