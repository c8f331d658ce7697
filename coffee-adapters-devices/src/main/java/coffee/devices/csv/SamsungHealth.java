package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.DelimitedRows;
import coffee.devices.row.FileHead;
import coffee.devices.row.MeanInterval;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.StepPeriods;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Samsung Health's CSV files of heart rates, caffeine and steps. The first row contains the data
 * type, the second names the columns, some of them prefixed by the type; every row ends in a comma.
 * Times are in UTC, so the inconsistent offset column is not needed.
 */
public final class SamsungHealth implements DeviceFormat {

  private static final String HEART_RATE = "com.samsung.health.heart_rate";
  private static final List<String> HEART_RATES =
      List.of(
          "com.samsung.shealth.tracker.heart_rate",
          "com.samsung.shealth.alerted_heart_rate",
          HEART_RATE);
  private static final String CAFFEINE = "com.samsung.health.caffeine_intake";
  private static final List<String> CAFFEINES =
      List.of(CAFFEINE, "com.samsung.shealth.caffeine_intake");

  private static final String STEPS = "com.samsung.health.step_count";
  private static final List<String> STEP_COUNTS =
      List.of("com.samsung.shealth.tracker.pedometer_step_count", STEPS);
  private static final List<String> STEPS_OF_DAYS =
      List.of(
          "com.samsung.shealth.step_daily_trend",
          "com.samsung.shealth.tracker.pedometer_day_summary");

  private static final String SOURCE = "samsung_health";

  @Override
  public String name() {
    return "samsung_health";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return FileHead.csvRows(head, 1).stream()
        .anyMatch(
            row ->
                Stream.of(HEART_RATES, CAFFEINES, STEP_COUNTS, STEPS_OF_DAYS)
                    .anyMatch(types -> types.contains(row.get(0))));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    String type = type(content);
    if (HEART_RATES.contains(type)) {
      try (CsvTable table = CsvTable.open(content, 1, HEART_RATE + ".")) {
        readHeartRates(table, collector);
      }
    } else if (CAFFEINES.contains(type)) {
      try (CsvTable table = CsvTable.open(content, 1, CAFFEINE + ".")) {
        readCaffeine(table, collector);
      }
    } else if (STEP_COUNTS.contains(type)) {
      try (CsvTable table = CsvTable.open(content, 1, STEPS + ".")) {
        readSteps(table, collector);
      }
    } else if (STEPS_OF_DAYS.contains(type)) {
      try (CsvTable table = CsvTable.open(content, 1, "")) {
        while (table.next()) {
          collector.skip("daily_steps");
        }
      }
    } else {
      throw new UnreadableFileException(
          "wrong_format",
          SourcePosition.line(1),
          "The first line is not that of Samsung Health heart rates, caffeine or steps.");
    }
  }

  private static String type(Content content) throws IOException {
    DelimitedRows rows = new DelimitedRows(new ByteArrayInputStream(content.head()));
    return rows.next() ? rows.field(0).toString() : "";
  }

  private static void readHeartRates(CsvTable table, RowCollector collector) throws IOException {
    int bpm = table.columnIndex("heart_rate");
    int binning = table.columnIndex("binning_data");
    int start = table.columnIndex("start_time");
    int end = table.columnIndex("end_time");
    int device = table.columnIndex("deviceuuid");
    while (table.next()) {
      if (!table.field(binning).isEmpty()) {
        collector.skip("binning_data"); // at most a mean of the separate file that it refers to
        continue;
      }
      collector.reading(
          table.currentRow().position(),
          table.currentRow()::originalText,
          () -> reading(collector, table, instant(collector, table, start, end), bpm, device));
    }
  }

  private static Instant instant(RowCollector collector, CsvTable table, int start, int end) {
    Instant began = collector.timestamps().parseUtc(required("start_time", table.field(start)));
    return table.field(end).isEmpty()
        ? began
        : MeanInterval.requireShort(began, collector.timestamps().parseUtc(table.field(end)));
  }

  private static Reading reading(
      RowCollector collector, CsvTable table, Instant instant, int bpm, int device) {
    return collector.readingWithoutContext(
        instant, NumberParser.parse("heart_rate", table.field(bpm)), source(table.field(device)));
  }

  private static void readCaffeine(CsvTable table, RowCollector collector) throws IOException {
    int amount = table.columnIndex("amount");
    int start = table.columnIndex("start_time");
    int uuid = table.columnIndex("datauuid");
    int comment = table.columnIndex("comment");
    while (table.next()) {
      collector.intake(
          table.currentRow().position(),
          table.currentRow()::originalText,
          () -> {
            Instant instant =
                collector.timestamps().parseUtc(required("start_time", table.field(start)));
            double milligrams =
                NumberParser.parse("amount", required("amount", table.field(amount)));
            return new Intake(
                instant,
                collector.settings().intakeRules().toCaffeine(milligrams),
                Optional.empty(),
                Optional.of(table.field(comment).toString()).filter(text -> !text.isEmpty()),
                Intake.DEFAULT_DURATION,
                Optional.of(SOURCE),
                Optional.of(SOURCE + ":" + required("datauuid", table.field(uuid))));
          });
    }
  }

  /** One source for each device: a phone and a watch count the same steps. */
  private static void readSteps(CsvTable table, RowCollector collector) throws IOException {
    int count = table.columnIndex("count");
    int start = table.columnIndex("start_time");
    int end = table.columnIndex("end_time");
    int device = table.columnIndex("deviceuuid");
    while (table.next()) {
      collector.steps(
          table.currentRow().position(),
          table.currentRow()::originalText,
          () ->
              StepPeriods.between(
                  collector.timestamps().parseUtc(required("start_time", table.field(start))),
                  collector.timestamps().parseUtc(required("end_time", table.field(end))),
                  NumberParser.parse("count", required("count", table.field(count))),
                  source(table.field(device))));
    }
  }

  private static String source(CharSequence device) {
    return device.isEmpty() ? SOURCE : SOURCE + ":" + device;
  }

  private static CharSequence required(String name, CharSequence text) {
    if (text.isEmpty()) {
      throw DomainException.invalid("required", name + " is missing");
    }
    return text;
  }
}
