package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.EpochParser;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Heart rates of Zepp and Mi Fit: automatic ones, {@code date,time,heartRate} in local minutes;
 * on-demand ones, {@code time,heartRate} with an offset or in seconds since 1970; and those of
 * sleep, {@code date,time,stage,hr,respiratory_rate} in local minutes.
 */
public final class Zepp implements DeviceFormat {

  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("date", "time", "heartrate"),
          List.of("time", "heartrate"),
          List.of("date", "time", "stage", "hr", "respiratory_rate"));
  private static final ReadingContext SLEEPING = ReadingContext.of(ReadingContext.Kind.SLEEPING);
  private static final ReadingContext UNKNOWN = ReadingContext.of(ReadingContext.Kind.UNKNOWN);
  private static final String SOURCE = "zepp";

  @Override
  public String name() {
    return "zepp";
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
      int date = table.columnIndex("date");
      int time = table.columnIndex("time");
      boolean isSleep = table.columnIndex("stage") >= 0;
      int bpm = table.columnIndex(isSleep ? "hr" : "heartrate");
      while (table.next()) {
        collector.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () ->
                collector.readingWithContext(
                    instant(collector, table.field(date), table.field(time)),
                    NumberParser.parse("heartRate", table.field(bpm)),
                    isSleep ? SLEEPING : UNKNOWN,
                    SOURCE));
      }
    }
  }

  private static Instant instant(RowCollector collector, CharSequence day, CharSequence time) {
    if (day.isEmpty() && !time.isEmpty() && time.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return collector.timestamps().requireValid(EpochParser.parseSeconds("time", time));
    }
    return collector.timestamps().parseOffsetOrLocal(day.isEmpty() ? time : day + " " + time);
  }
}
