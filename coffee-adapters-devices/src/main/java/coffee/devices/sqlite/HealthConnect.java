package coffee.devices.sqlite;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.devices.row.StepPeriods;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import coffee.domain.intake.Intake;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Android's Health Connect, exported as a zip archive with {@code health_connect_export.db}: heart
 * rates, steps, and caffeine in grams. Times are milliseconds since 1970; the source is the app
 * that wrote the record.
 *
 * @param limits limits for the database
 */
public record HealthConnect(SqliteLimits limits) implements DeviceFormat {

  private static final String SERIES = "heart_rate_record_series_table";
  private static final String HEART_RATES = "heart_rate_record_table";
  private static final String NUTRITION = "nutrition_record_table";
  private static final String STEPS = "steps_record_table";
  private static final String APPS = "application_info_table";
  private static final String DEFAULT_SOURCE = "health_connect";

  private static final int MAX_APPS = 10_000;
  private static final double MILLIGRAMS_PER_GRAM = 1_000;

  /** What lasts longer is the sum of an hour or a day. */
  private static final Duration LONGEST_DRINK = Duration.ofHours(1);

  @Override
  public String name() {
    return "health_connect";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return SqliteMarker.isDatabase(head);
  }

  @Override
  public boolean isConfirmedBy(Content content) throws IOException {
    return SqliteMarker.contains(content, HEART_RATES);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (SqliteDatabase database = SqliteDatabase.open(content, limits)) {
      Set<String> tables = database.tables();
      if (Stream.of(SERIES, NUTRITION, STEPS).noneMatch(tables::contains)) {
        throw new UnreadableFileException(
            "wrong_format", SourcePosition.row(0), "The database is not one of Health Connect.");
      }
      Map<Long, String> apps = apps(database, tables);
      if (has(database, tables, SERIES, Set.of("epoch_millis", "beats_per_minute", "parent_key"))) {
        readHeartRates(database, tables, apps, collector);
      }
      if (has(database, tables, NUTRITION, Set.of("start_time", "end_time", "caffeine"))) {
        readCaffeine(database, apps, collector);
      }
      if (has(database, tables, STEPS, Set.of("start_time", "end_time", "count"))) {
        readSteps(database, apps, collector);
      }
    }
  }

  private static boolean has(
      SqliteDatabase database, Set<String> tables, String table, Set<String> columns)
      throws IOException {
    return tables.contains(table) && database.columns(table).containsAll(columns);
  }

  private static Map<Long, String> apps(SqliteDatabase database, Set<String> tables)
      throws IOException {
    Map<Long, String> names = new HashMap<>();
    if (has(database, tables, APPS, Set.of("row_id", "package_name"))) {
      database.forEachRow(
          SqliteQuery.ofColumns(APPS, List.of("row_id", "package_name")),
          row -> {
            if (names.size() < MAX_APPS && row.integer(0).isPresent()) {
              row.text(1)
                  .ifPresent(
                      name -> names.put(row.requireInteger(0), SourceNames.toSourceName(name)));
            }
          });
    }
    return names;
  }

  private static void readHeartRates(
      SqliteDatabase database, Set<String> tables, Map<Long, String> apps, RowCollector collector)
      throws IOException {
    String app =
        has(database, tables, HEART_RATES, Set.of("row_id", "app_info_id"))
            ? """
            (SELECT "app_info_id" FROM "heart_rate_record_table" WHERE "row_id" = s."parent_key" LIMIT 1)"""
            : "NULL";
    SqliteQuery query =
        new SqliteQuery(
            SERIES,
            List.of("epoch_millis", "beats_per_minute", "app_info_id"),
            List.of("s.\"epoch_millis\"", "s.\"beats_per_minute\"", app),
            "\"%s\" s".formatted(SERIES));
    database.forEachRow(
        query,
        row ->
            collector.reading(
                row.position(), row::originalText, () -> reading(row, apps, collector)));
  }

  private static Reading reading(SqliteRow row, Map<Long, String> apps, RowCollector collector) {
    return collector.readingWithoutContext(
        collector.timestamps().requireValid(Instant.ofEpochMilli(row.requireInteger(0))),
        row.number(1),
        source(row, 2, apps));
  }

  private static String source(SqliteRow row, int index, Map<Long, String> apps) {
    return row.integer(index).isPresent()
        ? apps.getOrDefault(row.requireInteger(index), DEFAULT_SOURCE)
        : DEFAULT_SOURCE;
  }

  private static void readCaffeine(
      SqliteDatabase database, Map<Long, String> apps, RowCollector collector) throws IOException {
    Set<String> columns = database.columns(NUTRITION);
    SqliteQuery query =
        new SqliteQuery(
            NUTRITION,
            List.of("start_time", "end_time", "caffeine", "app_info_id", "uuid", "meal_name"),
            List.of(
                "\"start_time\"",
                "\"end_time\"",
                "\"caffeine\"",
                columns.contains("app_info_id") ? "\"app_info_id\"" : "NULL",
                columns.contains("uuid") ? "hex(substr(\"uuid\", 1, 16))" : "NULL",
                columns.contains("meal_name") ? "substr(\"meal_name\", 1, 100)" : "NULL"),
            "\"%s\"".formatted(NUTRITION));
    database.forEachRow(
        query,
        row -> {
          if (!row.has(2) || (isNumber(row) && row.number(2) == 0)) {
            collector.skip("nutrition_without_caffeine");
          } else {
            collector.intake(row.position(), row::originalText, () -> intake(row, apps, collector));
          }
        });
  }

  private static void readSteps(
      SqliteDatabase database, Map<Long, String> apps, RowCollector collector) throws IOException {
    String app = database.columns(STEPS).contains("app_info_id") ? "\"app_info_id\"" : "NULL";
    SqliteQuery query =
        new SqliteQuery(
            STEPS,
            List.of("start_time", "end_time", "count", "app_info_id"),
            List.of("\"start_time\"", "\"end_time\"", "\"count\"", app),
            "\"%s\"".formatted(STEPS));
    database.forEachRow(
        query,
        row ->
            collector.steps(
                row.position(),
                row::originalText,
                () ->
                    StepPeriods.between(
                        collector
                            .timestamps()
                            .requireValid(Instant.ofEpochMilli(row.requireInteger(0))),
                        Instant.ofEpochMilli(row.requireInteger(1)),
                        row.number(2),
                        source(row, 3, apps))));
  }

  private static boolean isNumber(SqliteRow row) {
    return row.text(2).isEmpty();
  }

  private static Intake intake(SqliteRow row, Map<Long, String> apps, RowCollector collector) {
    Instant start =
        collector.timestamps().requireValid(Instant.ofEpochMilli(row.requireInteger(0)));
    Instant end = Instant.ofEpochMilli(row.requireInteger(1));
    if (Duration.between(start, end).compareTo(LONGEST_DRINK) >= 0) {
      throw DomainException.invalid(
          "not_a_single_drink", "the record covers an hour or more, so it is a sum of drinks");
    }
    String app = source(row, 3, apps);
    double milligrams = row.number(2) * MILLIGRAMS_PER_GRAM;
    return new Intake(
        start,
        collector.settings().intakeRules().toCaffeine(milligrams),
        row.text(5).filter(name -> !name.isBlank()),
        Optional.empty(),
        Intake.DEFAULT_DURATION,
        Optional.of(app),
        Optional.of(
            DEFAULT_SOURCE
                + ":"
                + row.text(4)
                    .filter(id -> !id.isEmpty())
                    .orElseGet(() -> start.toEpochMilli() + ":" + milligrams + ":" + app)));
  }
}
