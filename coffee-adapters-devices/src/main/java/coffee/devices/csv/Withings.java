package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.row.FileHead;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Heart rates of Withings: {@code start,duration,value}, where a row has a list of values, each
 * with its duration. Every value is imported as a row.
 *
 * <p>Steps, distances and calories have the same columns, so a file is recognized by values that
 * are plausible heart rates.
 */
public final class Withings implements DeviceFormat {

  private static final List<String> COLUMNS = List.of("start", "duration", "value");
  private static final String SOURCE = "withings";
  private static final int SAMPLED_ROWS = 1_000;
  private static final double MIN_HEART_RATE_SHARE = 0.95;
  private static final double MIN_BPM = 30;
  private static final double MAX_BPM = 230;

  @Override
  public String name() {
    return "withings";
  }

  @Override
  public boolean recognises(byte[] head) {
    List<List<String>> rows = FileHead.csvRows(head, SAMPLED_ROWS);
    if (!FileHead.csvColumns(head).equals(COLUMNS) || rows.size() < 2) {
      return false;
    }
    // The last row may be cut.
    List<List<String>> sampled = rows.subList(1, Math.max(2, rows.size() - 1));
    long heartRates = sampled.stream().filter(Withings::hasHeartRates).count();
    return heartRates >= MIN_HEART_RATE_SHARE * sampled.size();
  }

  private static boolean hasHeartRates(List<String> row) {
    try {
      return row.size() >= 3
          && BracketedList.parse(row.get(2)).stream()
              .mapToDouble(text -> NumberParser.parse("value", text))
              .allMatch(value -> value >= MIN_BPM && value <= MAX_BPM && value == Math.rint(value));
    } catch (DomainException notANumber) {
      return false;
    }
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    RowCollector handover = new RowCollector(terms, entries);
    try (CsvTable table = CsvTable.open(content)) {
      int start = table.columnIndex("start");
      int duration = table.columnIndex("duration");
      int value = table.columnIndex("value");
      while (table.next()) {
        Optional<Run> run = parseRun(handover, table, start, duration, value);
        run.ifPresent(values -> addReadings(handover, table, values));
      }
    }
  }

  private static Optional<Run> parseRun(
      RowCollector handover, CsvTable table, int start, int duration, int value) {
    try {
      return Optional.of(
          Run.of(
              handover.timestamps().parseOffsetOrLocal(table.field(start)),
              BracketedList.parse(table.field(duration).toString()),
              BracketedList.parse(table.field(value).toString())));
    } catch (DomainException refusal) {
      handover.refuse(table.currentRow().position(), table.currentRow()::originalText, refusal);
      return Optional.empty();
    }
  }

  private static void addReadings(RowCollector handover, CsvTable table, Run run) {
    for (int i = 0; i < run.values().size(); i++) {
      int index = i;
      handover.reading(
          table.currentRow().position(),
          table.currentRow()::originalText,
          () ->
              handover.readingWithoutContext(
                  handover.timestamps().requireValid(run.starts().get(index)),
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
