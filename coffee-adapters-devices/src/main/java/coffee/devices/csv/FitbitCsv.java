package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Fitbit's heart rates in Google Takeout since 2024: {@code timestamp,beats per minute}, some with
 * a third column {@code data source}; times are in UTC. The source is that of the older JSON files
 * of the same export, which contain the same readings.
 *
 * <p>Files of daily resting heart rates have the same columns; they are recognized by the distance
 * between their rows, and skipped.
 */
public final class FitbitCsv implements DeviceFormat {

  private static final String SOURCE = "fitbit";
  private static final String BPM = "beats per minute";
  private static final List<List<String>> COLUMNS =
      List.of(List.of("timestamp", BPM), List.of("timestamp", BPM, "data source"));

  private static final int LOOKED_AT = 1_000;
  private static final Duration MIN_DAY = Duration.ofHours(20);
  private static final String MIDNIGHT = "T00:00:00Z";

  @Override
  public String name() {
    return "fitbit_csv";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return COLUMNS.contains(FileHead.csvColumns(head));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    boolean isDaily = holdsDailyValues(content.head());
    try (CsvTable table = CsvTable.open(content)) {
      int time = table.columnIndex("timestamp");
      int bpm = table.columnIndex(BPM);
      while (table.next()) {
        if (isDaily) {
          collector.skip("resting_heart_rate");
          continue;
        }
        collector.reading(
            table.currentRow().position(),
            table.currentRow()::originalText,
            () ->
                collector.readingWithoutContext(
                    collector.timestamps().parseWithOffset(table.field(time)),
                    NumberParser.parse(BPM, table.field(bpm)),
                    SOURCE));
      }
    }
  }

  /** Whether the first rows are about a day apart; a single row counts if it is at midnight. */
  private static boolean holdsDailyValues(byte[] head) {
    List<String> times =
        FileHead.csvRows(head, LOOKED_AT).stream().skip(1).map(row -> row.get(0)).toList();
    List<Instant> instants =
        times.stream().map(FitbitCsv::instant).flatMap(Optional::stream).toList();
    if (instants.size() < 2) {
      return times.size() == 1 && times.get(0).endsWith(MIDNIGHT);
    }
    for (int i = 1; i < instants.size(); i++) {
      if (Duration.between(instants.get(i - 1), instants.get(i)).abs().compareTo(MIN_DAY) < 0) {
        return false;
      }
    }
    return true;
  }

  private static Optional<Instant> instant(String time) {
    try {
      return Optional.of(Instant.parse(time));
    } catch (DateTimeException cutOrMalformed) {
      return Optional.empty();
    }
  }
}
