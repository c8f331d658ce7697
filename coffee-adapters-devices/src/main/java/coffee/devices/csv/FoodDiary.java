package coffee.devices.csv;

import coffee.devices.Content;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.ClockTime;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.DomainException;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The food diary of a nutrition app as CSV: one row per food, with a day, a local time of day and
 * the caffeine of the row in mg. A food without a time is refused, because nothing says when it was
 * consumed; one without caffeine is skipped. Not thread-safe.
 */
final class FoodDiary {

  private static final String CAFFEINE = "Caffeine (mg)";

  private final String source;
  private final RowCollector collector;

  /** Equal amounts at the time of the current row, to distinguish two equal coffees. */
  private final Map<Double, Integer> amounts = new HashMap<>();

  private Instant time = Instant.EPOCH;

  private FoodDiary(String source, RowCollector collector) {
    this.source = source;
    this.collector = collector;
  }

  /**
   * Reads all rows.
   *
   * @param source the name of the app
   * @param dayColumn the name of the column with the day, in lower case
   * @throws UnreadableFileException {@code no_caffeine_column}
   */
  static void read(
      String source, String dayColumn, Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    FoodDiary diary = new FoodDiary(source, new RowCollector(settings, entries));
    try (CsvTable table = CsvTable.open(content)) {
      diary.readRows(table, dayColumn);
    }
  }

  private void readRows(CsvTable table, String dayColumn) throws IOException {
    int caffeine = table.columnIndex(CAFFEINE.toLowerCase(Locale.ROOT));
    if (caffeine < 0) {
      throw new UnreadableFileException(
          "no_caffeine_column",
          SourcePosition.line(1),
          "The file has no column '%s'; export it with all nutrients.".formatted(CAFFEINE));
    }
    int day = table.columnIndex(dayColumn);
    int timeOfDay = table.columnIndex("time");
    int food = table.columnIndex("food name");
    while (table.next()) {
      if (isNothing(table.field(caffeine))) {
        collector.skip("no_caffeine");
        continue;
      }
      collector.intake(
          table.currentRow().position(),
          table.currentRow()::originalText,
          () ->
              intake(
                  instant(table.field(day), table.field(timeOfDay)),
                  NumberParser.parse(CAFFEINE, table.field(caffeine)),
                  table.field(food).toString()));
    }
  }

  private static boolean isNothing(CharSequence amount) {
    try {
      return amount.toString().isBlank() || NumberParser.parse(CAFFEINE, amount) == 0;
    } catch (DomainException noNumber) {
      return false;
    }
  }

  private Instant instant(CharSequence day, CharSequence timeOfDay) {
    if (timeOfDay.toString().isBlank()) {
      throw DomainException.invalid(
          "time_required", "the row has no time of day, so it is not known when it was consumed");
    }
    try {
      return collector
          .timestamps()
          .resolveLocal(LocalDate.parse(day).atTime(ClockTime.parse(timeOfDay)));
    } catch (DateTimeException noSuchDay) {
      throw DomainException.invalid(
          "invalid_timestamp", "the day must be a date such as 2026-03-01");
    }
  }

  /** The file has no ids: equal amounts at the same time are numbered in their order. */
  private Intake intake(Instant instant, double milligrams, String food) {
    if (!instant.equals(time)) {
      time = instant;
      amounts.clear();
    }
    int number = amounts.merge(milligrams, 1, Integer::sum);
    return new Intake(
        instant,
        collector.settings().intakeRules().toCaffeine(milligrams),
        Optional.of(shortened(food)).filter(name -> !name.isEmpty()),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.of(source),
        Optional.of("%s:%d:%s:%d".formatted(source, instant.toEpochMilli(), milligrams, number)));
  }

  private static String shortened(String food) {
    int characters = food.codePointCount(0, food.length());
    return characters <= Intake.MAX_TYPE_LENGTH
        ? food
        : food.substring(0, food.offsetByCodePoints(0, Intake.MAX_TYPE_LENGTH));
  }
}
