package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
import coffee.devices.row.MeanInterval;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.devices.row.SourceNames;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/** Heart rates of Google Fit, from its API and from account exports. */
public final class GoogleFit implements DeviceFormat {

  private static final String HEART_RATE = "com.google.heart_rate.bpm";
  private static final String RAW = "raw:" + HEART_RATE + ":";
  private static final String RESTING = "resting_heart_rate";
  private static final String ORIGIN = "originDataSourceId";
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Override
  public String name() {
    return "google_fit";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/point/*/startTimeNanos") || shape.has("/Data Points/*/startTimeNanos");
  }

  /** Files of daily resting heart rates hold points of the same type. */
  @Override
  public boolean recognizes(String name, byte[] head) {
    return !name.contains(RESTING) && recognizes(head);
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of("point", "Data Points"))
          .read(items, (file, point) -> take(file, point, items, collector));
    }
  }

  private static void take(
      JsonItem file, JsonItem point, JsonItemReader items, RowCollector collector) {
    String type = point.get("dataTypeName").text().orElse("other");
    String stream = stream(file);
    String origin = point.get(ORIGIN).text().filter(name -> !name.isBlank()).orElse(stream);
    if (!type.equals(HEART_RATE)) {
      collector.skip(type);
    } else if (origin.contains(RESTING) || stream.contains(RESTING)) {
      collector.skip(RESTING);
    } else {
      collector.reading(
          items.position(), items::originalText, () -> reading(point, source(origin), collector));
    }
  }

  /** The data stream that a file holds; empty if it does not say. */
  private static String stream(JsonItem file) {
    return file.get("Data Source").text().or(() -> file.get("dataSourceId").text()).orElse("");
  }

  /**
   * What measured a point. Points of a derived stream name the raw stream that they are from,
   * points of a raw stream may leave that to their file: so the same reading has the same source in
   * both.
   */
  private static String source(String origin) {
    return origin.startsWith(RAW)
        ? SourceNames.toSourceName(origin.substring(RAW.length()).replaceFirst(":+$", ""))
        : origin.isEmpty() || origin.startsWith("derived:")
            ? "google_fit"
            : SourceNames.toSourceName(origin.replaceFirst(":+$", ""));
  }

  private static Reading reading(JsonItem point, String source, RowCollector collector) {
    Instant start = collector.timestamps().requireValid(instant("startTimeNanos", point));
    return collector.readingWithoutContext(
        point.get("endTimeNanos").isPresent()
            ? MeanInterval.requireShort(start, instant("endTimeNanos", point))
            : start,
        NumberParser.parse("fpVal", value(point)),
        source);
  }

  private static String value(JsonItem point) {
    return point.get("value").items().stream()
        .findFirst()
        .or(
            () ->
                point.get("fitValue").items().stream().findFirst().map(value -> value.get("value")))
        .flatMap(value -> value.get("fpVal").scalar())
        .orElse("");
  }

  private static Instant instant(String name, JsonItem point) {
    try {
      long value = Long.parseLong(point.get(name).scalar().orElse(""));
      return Instant.ofEpochSecond(
          Math.floorDiv(value, NANOS_PER_SECOND), Math.floorMod(value, NANOS_PER_SECOND));
    } catch (NumberFormatException malformed) {
      throw DomainException.invalid("invalid_timestamp", name + " must be nanoseconds since 1970");
    }
  }
}
