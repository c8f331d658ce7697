package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.AmericanTime;
import coffee.devices.row.FileHead;
import coffee.devices.row.LastValueCache;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * Heart rates exported by Fitabase: {@code Id,Time,Value} in local time, US format. One file may
 * contain several wearers; their readings are distinguished by source, {@code fitabase:<id>}.
 */
public final class Fitabase implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("id", "time", "value");

  @Override
  public String name() {
    return "fitabase";
  }

  @Override
  public boolean recognises(byte[] head) {
    return FileHead.csvColumns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    RowCollector handover = new RowCollector(terms, entries);
    try (CsvTable table = CsvTable.open(content)) {
      LastValueCache<String> sources = new LastValueCache<>(id -> "fitabase:" + id);
      int id = table.columnIndex("id");
      int time = table.columnIndex("time");
      int value = table.columnIndex("value");
      while (table.next()) {
        handover.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () -> reading(handover, table, time, value, sources.get(table.field(id))));
      }
    }
  }

  private static Reading reading(
      RowCollector handover, CsvTable table, int time, int value, String source) {
    return handover.readingWithoutContext(
        handover.timestamps().resolveLocal(AmericanTime.parse(table.field(time))),
        NumberParser.parse("Value", table.field(value)),
        source);
  }
}
