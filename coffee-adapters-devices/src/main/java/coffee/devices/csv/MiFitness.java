package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.row.EpochParser;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.List;

/**
 * Heart rates in the account export of Xiaomi's Mi Fitness, {@code
 * ..._hlth_center_fitness_data.csv}: {@code Uid,Sid,Key,Time,Value,UpdateTime} with the value as
 * JSON and the time in seconds since 1970. Resting heart rates and the daily values of its
 * neighbour, which has a column {@code Tag}, are skipped.
 */
public final class MiFitness implements DeviceFormat {

  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("uid", "sid", "key", "time", "value", "updatetime"),
          List.of("uid", "sid", "tag", "key", "time", "value", "updatetime"));
  private static final String SOURCE = "mi_fitness";

  /** An underscore in UTF-7: some exports were converted to it. */
  private static final String UTF_7_UNDERSCORE = "+AF8-";

  @Override
  public String name() {
    return "mi_fitness";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return COLUMNS.contains(FileHead.csvColumns(head));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int key = table.columnIndex("key");
      int tag = table.columnIndex("tag");
      int time = table.columnIndex("time");
      int value = table.columnIndex("value");
      while (table.next()) {
        String kind = plain(table.field(key));
        if (tag >= 0) {
          collector.skip(plain(table.field(tag)));
        } else if (!kind.contains("heart_rate") || kind.contains("resting")) {
          collector.skip(kind);
        } else {
          collector.reading(
              table.currentRow().position(),
              table.currentRow()::originalText,
              () -> reading(collector, table.field(time), table.field(value)));
        }
      }
    }
  }

  private static String plain(CharSequence name) {
    return name.toString().replace(UTF_7_UNDERSCORE, "_");
  }

  private static Reading reading(RowCollector collector, CharSequence time, CharSequence value) {
    return collector.readingWithoutContext(
        collector.timestamps().requireValid(EpochParser.parseSeconds("Time", time)),
        NumberParser.parse("bpm", JsonItem.parse(value.toString()).get("bpm").scalar().orElse("")),
        SOURCE);
  }
}
