package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.devices.row.StepPeriods;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Fitbit's heart rates and steps in Google Takeout since 2024: {@code timestamp,beats per minute}
 * and {@code timestamp,steps}, some with a third column {@code data source}; times are in UTC. The
 * source of heart rates is that of the older JSON files of the same export, which contain the same
 * readings. Steps keep their source, since phone and watch count the same ones. Without that column
 * the file's own name has to tell that its steps are Fitbit's.
 *
 * <p>Files of daily values have the same columns; they are recognized by the distance between their
 * rows, and skipped.
 */
public final class FitbitCsv implements DeviceFormat {

  private static final String SOURCE = "fitbit";
  private static final String BPM = "beats per minute";
  private static final String STEPS = "steps";
  private static final String ORIGIN = "data source";
  private static final List<String> STEPS_ALONE = List.of("timestamp", STEPS);
  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("timestamp", BPM),
          List.of("timestamp", BPM, ORIGIN),
          List.of("timestamp", STEPS, ORIGIN));
  private static final Pattern STEPS_FILE = Pattern.compile("(?i)(.*/)?steps_[-0-9]+\\.csv");

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
  public boolean recognizes(String name, byte[] head) {
    return recognizes(head) || (STEPS_FILE.matcher(name).matches() && isPossible(head));
  }

  @Override
  public boolean isPossible(byte[] head) {
    return FileHead.csvColumns(head).equals(STEPS_ALONE);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    boolean isDaily = holdsDailyValues(content.head());
    try (CsvTable table = CsvTable.open(content)) {
      boolean isSteps = table.columnIndex(STEPS) >= 0;
      while (table.next()) {
        if (isDaily) {
          collector.skip(isSteps ? "daily_steps" : "resting_heart_rate");
        } else if (isSteps) {
          takeSteps(table, collector);
        } else {
          takeHeartRate(table, collector);
        }
      }
    }
  }

  private static void takeHeartRate(CsvTable table, RowCollector collector) {
    collector.reading(
        table.currentRow().position(),
        table.currentRow()::originalText,
        () ->
            collector.readingWithoutContext(
                instant(table, collector),
                NumberParser.parse(BPM, table.field(table.columnIndex(BPM))),
                SOURCE));
  }

  private static void takeSteps(CsvTable table, RowCollector collector) {
    collector.steps(
        table.currentRow().position(),
        table.currentRow()::originalText,
        () -> {
          CharSequence origin = table.field(table.columnIndex(ORIGIN));
          return StepPeriods.startingAt(
              instant(table, collector),
              NumberParser.parse(STEPS, table.field(table.columnIndex(STEPS))),
              origin.isEmpty() ? SOURCE : SourceNames.toSourceName(origin.toString()));
        });
  }

  private static Instant instant(CsvTable table, RowCollector collector) {
    return collector.timestamps().parseWithOffset(table.field(table.columnIndex("timestamp")));
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
