package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.OuraLabels;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * Heart rates of an Oura account export: {@code timestamp;bpm;source}, where the last column says
 * what the wearer was doing, not what measured it. Times are in UTC or have an offset.
 *
 * <p>CSV files of this service may have the same columns; the words in the last one tell them
 * apart.
 */
public final class Oura implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("timestamp", "bpm", "source");
  private static final String SOURCE = "oura";
  private static final int LOOKED_AT = 50;

  @Override
  public String name() {
    return "oura";
  }

  @Override
  public boolean recognizes(byte[] head) {
    List<List<String>> rows = FileHead.csvRows(head, LOOKED_AT);
    return FileHead.csvColumns(head).equals(COLUMNS)
        && rows.size() > 1
        && rows.subList(1, Math.max(2, rows.size() - 1)).stream().allMatch(Oura::hasLabel);
  }

  private static boolean hasLabel(List<String> row) {
    return row.size() == COLUMNS.size() && OuraLabels.isLabel(row.get(2));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int time = table.columnIndex("timestamp");
      int bpm = table.columnIndex("bpm");
      int label = table.columnIndex("source");
      while (table.next()) {
        collector.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () ->
                collector.readingWithContext(
                    collector.timestamps().parseWithOffset(table.field(time)),
                    NumberParser.parse("bpm", table.field(bpm)),
                    OuraLabels.toContext(table.field(label)),
                    SOURCE));
      }
    }
  }
}
