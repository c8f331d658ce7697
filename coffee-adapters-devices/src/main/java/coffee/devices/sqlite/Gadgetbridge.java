package coffee.devices.sqlite;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.UnreadableFileException;
import coffee.devices.row.EpochParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.imports.rows.SourcePosition;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The database of Gadgetbridge, alone or in its export as {@code database/Gadgetbridge}: the heart
 * rates in the sample tables of all devices. Times are in seconds since 1970 in some tables and in
 * milliseconds in others; their size tells which. The heart rates 0, 255 and -1 mean that there was
 * no measurement. Tables of resting and maximum heart rates are not read.
 *
 * @param limits limits for the database
 */
public record Gadgetbridge(SqliteLimits limits) implements DeviceFormat {

  private static final Pattern SAMPLES = Pattern.compile("[A-Z0-9_]{1,100}_SAMPLE");
  private static final Pattern STATISTICS = Pattern.compile(".*_(RESTING|MAX)_.*");
  private static final Set<String> COLUMNS = Set.of("timestamp", "device_id", "heart_rate");
  private static final Set<Long> NO_MEASUREMENT = Set.of(-1L, 0L, 255L);

  private static final String DEVICES = "DEVICE";
  private static final int MAX_DEVICES = 10_000;
  private static final String DEFAULT_SOURCE = "gadgetbridge";

  @Override
  public String name() {
    return "gadgetbridge";
  }

  @Override
  public boolean recognizes(byte[] head) {
    return SqliteMarker.isDatabase(head);
  }

  @Override
  public boolean isConfirmedBy(Content content) throws IOException {
    return SqliteMarker.contains(content, "_ACTIVITY_SAMPLE");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (SqliteDatabase database = SqliteDatabase.open(content, limits)) {
      Set<String> tables = database.tables();
      if (tables.stream().noneMatch(SAMPLES.asMatchPredicate())) {
        throw new UnreadableFileException(
            "wrong_format", SourcePosition.row(0), "The database is not one of Gadgetbridge.");
      }
      Map<Long, String> devices = devices(database, tables);
      for (String table : tables) {
        if (SAMPLES.matcher(table).matches()
            && !STATISTICS.matcher(table).matches()
            && database.columns(table).containsAll(COLUMNS)) {
          database.forEachRow(
              SqliteQuery.ofColumns(table, List.of("TIMESTAMP", "DEVICE_ID", "HEART_RATE")),
              row -> take(row, devices, collector));
        }
      }
    }
  }

  private static Map<Long, String> devices(SqliteDatabase database, Set<String> tables)
      throws IOException {
    Map<Long, String> names = new HashMap<>();
    if (tables.contains(DEVICES) && database.columns(DEVICES).containsAll(Set.of("_id", "name"))) {
      database.forEachRow(
          SqliteQuery.ofColumns(DEVICES, List.of("_id", "NAME")),
          row -> {
            if (names.size() < MAX_DEVICES && row.integer(0).isPresent()) {
              row.text(1)
                  .filter(name -> !name.isBlank())
                  .ifPresent(
                      name -> names.put(row.requireInteger(0), SourceNames.toSourceName(name)));
            }
          });
    }
    return names;
  }

  private static void take(SqliteRow row, Map<Long, String> devices, RowCollector collector) {
    OptionalLong bpm = row.integer(2);
    if (!row.has(2) || (bpm.isPresent() && NO_MEASUREMENT.contains(bpm.getAsLong()))) {
      collector.skip("no_measurement");
    } else {
      collector.reading(row.position(), row::originalText, () -> reading(row, devices, collector));
    }
  }

  private static Reading reading(SqliteRow row, Map<Long, String> devices, RowCollector collector) {
    return collector.readingWithoutContext(
        collector.timestamps().requireValid(EpochParser.secondsOrMillis(row.requireInteger(0))),
        row.number(2),
        row.integer(1).isPresent()
            ? devices.getOrDefault(row.requireInteger(1), DEFAULT_SOURCE)
            : DEFAULT_SOURCE);
  }
}
