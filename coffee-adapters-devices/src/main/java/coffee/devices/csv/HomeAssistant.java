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
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The history of Home Assistant as CSV: {@code entity_id,state,last_changed}, in UTC. A file may
 * contain several entities; those whose id names a heart rate are read, each as its own source. The
 * ids of the others are the kinds of skipped rows.
 */
public final class HomeAssistant implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("entity_id", "state", "last_changed");
  private static final Pattern HEART_RATE = Pattern.compile("heart_?rate|pulse|bpm");

  /**
   * Ids of values that were computed from heart rates. The short words count only as whole words,
   * or after "rate": they are also parts of names, such as Benjamin, and of "minute".
   */
  private static final Pattern STATISTIC =
      Pattern.compile(
          "resting|variability|average|zone|target|threshold"
              + "|(?:(?<![a-z])|(?<=rate))(?:mean|max|min|maximum|minimum)(?![a-z])");

  private static final Set<String> NO_STATE = Set.of("unavailable", "unknown", "");

  @Override
  public String name() {
    return "home_assistant";
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
      int id = table.columnIndex("entity_id");
      int state = table.columnIndex("state");
      int time = table.columnIndex("last_changed");
      while (table.next()) {
        String entity = table.field(id).toString();
        if (!isHeartRate(entity)) {
          collector.skip(entity);
        } else if (NO_STATE.contains(table.field(state).toString().toLowerCase(Locale.ROOT))) {
          collector.skip("unavailable");
        } else {
          collector.reading(
              table.currentRow().position(),
              table.currentRow()::originalText,
              () ->
                  collector.readingWithoutContext(
                      collector.timestamps().parseWithOffset(table.field(time)),
                      NumberParser.parse("state", table.field(state)),
                      SourceNames.toSourceName(entity)));
        }
      }
    }
  }

  private static boolean isHeartRate(String entity) {
    String id = entity.toLowerCase(Locale.ROOT);
    return HEART_RATE.matcher(id).find() && !STATISTIC.matcher(id).find();
  }
}
