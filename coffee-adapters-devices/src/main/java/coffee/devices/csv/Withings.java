package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.FileNames;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Heart rates of Withings: {@code start,duration,value}, where a row has a list of values, each
 * with its duration. Every value is imported as a row.
 *
 * <p>Steps, blood oxygen and heart rate variability have the same columns and similar values.
 * Within an archive, heart rates are recognized by their file's name, which ends in {@code _hr}; a
 * single file is read if the sender names the format.
 */
public final class Withings implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("start", "duration", "value");
  private static final String SOURCE = "withings";

  /** {@code raw_hr_hr.csv}, {@code raw_bed_hr.csv}, {@code raw_tracker_hr.csv}, and copies. */
  private static final Pattern HEART_RATES = Pattern.compile(".*_hr( ?\\(\\d+\\))?\\.csv");

  private static final String NO_MEASUREMENT = "0";

  @Override
  public String name() {
    return "withings";
  }

  /** Returns false: the columns do not say what the values are. */
  @Override
  public boolean recognizes(byte[] head) {
    return false;
  }

  @Override
  public boolean recognizes(String name, byte[] head) {
    return HEART_RATES.matcher(FileNames.base(name)).matches() && isPossible(head);
  }

  @Override
  public boolean isPossible(byte[] head) {
    return FileHead.csvColumns(head).equals(COLUMNS);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int start = table.columnIndex("start");
      int duration = table.columnIndex("duration");
      int value = table.columnIndex("value");
      while (table.next()) {
        Optional<Run> run = parseRun(collector, table, start, duration, value);
        run.ifPresent(values -> addReadings(collector, table, values));
      }
    }
  }

  private static Optional<Run> parseRun(
      RowCollector collector, CsvTable table, int start, int duration, int value) {
    try {
      return Optional.of(
          Run.of(
              collector.timestamps().parseOffsetOrLocal(table.field(start)),
              items(table.field(duration).toString()),
              items(table.field(value).toString())));
    } catch (DomainException refusal) {
      collector.refuse(table.currentRow().position(), table.currentRow()::originalText, refusal);
      return Optional.empty();
    }
  }

  /** The items of {@code [60,72]}, stripped; a text without brackets is a list of one. */
  private static List<String> items(String text) {
    String inner =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    return inner.isBlank()
        ? List.of()
        : Arrays.stream(inner.split(",", -1)).map(String::strip).toList();
  }

  private static void addReadings(RowCollector collector, CsvTable table, Run run) {
    for (int i = 0; i < run.values().size(); i++) {
      int index = i;
      if (run.values().get(i).equals(NO_MEASUREMENT)) {
        collector.skip("value_without_heart_rate");
        continue;
      }
      collector.reading(
          table.currentRow().position(),
          table.currentRow()::originalText,
          () ->
              collector.readingWithoutContext(
                  collector.timestamps().requireValid(run.starts().get(index)),
                  NumberParser.parse("value", run.values().get(index)),
                  SOURCE));
    }
  }

  /**
   * Consecutive values.
   *
   * @param starts the start of each
   * @param values each as text
   */
  private record Run(List<Instant> starts, List<String> values) {

    static Run of(Instant first, List<String> durations, List<String> values) {
      if (durations.size() != values.size() || values.isEmpty()) {
        throw DomainException.invalid(
            "wrong_field_count", "there must be as many durations as values, at least one");
      }
      List<Instant> starts = new ArrayList<>();
      double seconds = 0;
      for (String duration : durations) {
        starts.add(first.plusMillis(Math.round(seconds * 1000)));
        seconds += NumberParser.parse("duration", duration);
      }
      return new Run(starts, values);
    }
  }
}
