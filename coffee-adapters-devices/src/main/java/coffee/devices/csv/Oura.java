package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.heartrate.ReadingContext.Kind;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

  private static final Set<String> LABELS =
      Set.of("awake", "live", "rest", "session", "sleep", "workout");
  private static final Map<String, Kind> KINDS =
      Map.of("rest", Kind.RESTING, "sleep", Kind.SLEEPING, "workout", Kind.EXERCISE);

  @Override
  public String name() {
    return "oura";
  }

  @Override
  public boolean recognises(byte[] head) {
    List<List<String>> rows = FileHead.csvRows(head, LOOKED_AT);
    return FileHead.csvColumns(head).equals(COLUMNS)
        && rows.size() > 1
        && rows.subList(1, Math.max(2, rows.size() - 1)).stream().allMatch(Oura::hasLabel);
  }

  private static boolean hasLabel(List<String> row) {
    return row.size() == COLUMNS.size() && LABELS.contains(row.get(2).toLowerCase(Locale.ROOT));
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
                    context(table.field(label)),
                    SOURCE));
      }
    }
  }

  private static ReadingContext context(CharSequence label) {
    return ReadingContext.of(
        KINDS.getOrDefault(label.toString().toLowerCase(Locale.ROOT), Kind.UNKNOWN));
  }
}
