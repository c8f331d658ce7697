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
 * Heart rates of Zepp and Mi Fit: automatic ones, {@code date,time,heartRate} in local minutes, or
 * on-demand ones, {@code time,heartRate} with an offset.
 */
public final class Zepp implements DeviceFormat {

  private static final List<List<String>> COLUMNS =
      List.of(List.of("date", "time", "heartrate"), List.of("time", "heartrate"));
  private static final String SOURCE = "zepp";

  @Override
  public String name() {
    return "zepp";
  }

  @Override
  public boolean recognises(byte[] head) {
    return COLUMNS.contains(FileHead.csvColumns(head));
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    RowCollector handover = new RowCollector(terms, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int date = table.columnIndex("date");
      int time = table.columnIndex("time");
      int bpm = table.columnIndex("heartrate");
      while (table.next()) {
        handover.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () ->
                handover.readingWithoutContext(
                    handover.timestamps().parseOffsetOrLocal(moment(table, date, time)),
                    NumberParser.parse("heartRate", table.field(bpm)),
                    SOURCE));
      }
    }
  }

  private static CharSequence moment(CsvTable table, int date, int time) {
    CharSequence day = table.field(date);
    return day.isEmpty() ? table.field(time) : day + " " + table.field(time);
  }
}
