package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * {@code HeartRateIntraday.csv}, as garmin-grafana exports it from InfluxDB: columns {@code
 * measurement}, {@code time} in UTC, {@code HeartRate} and tags such as {@code Device}, in any
 * order after the first.
 */
public final class GarminGrafana implements DeviceFormat {

  private static final String MEASUREMENT = "HeartRateIntraday";
  private static final String SOURCE = "garmin";

  @Override
  public String name() {
    return "garmin_grafana";
  }

  @Override
  public boolean recognizes(byte[] head) {
    List<String> columns = FileHead.csvColumns(head);
    return columns.indexOf("measurement") == 0
        && columns.contains("time")
        && columns.contains("heartrate");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int measurement = table.columnIndex("measurement");
      int time = table.columnIndex("time");
      int bpm = table.columnIndex("heartrate");
      int device = table.columnIndex("device");
      while (table.next()) {
        String kind = table.field(measurement).toString();
        if (!kind.equals(MEASUREMENT)) {
          collector.skip(kind);
          continue;
        }
        collector.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () ->
                collector.readingWithoutContext(
                    collector.timestamps().parseWithOffset(table.field(time)),
                    NumberParser.parse("HeartRate", table.field(bpm)),
                    source(table.field(device))));
      }
    }
  }

  private static String source(CharSequence device) {
    return device.isEmpty() ? SOURCE : SourceNames.toSourceName(device.toString());
  }
}
