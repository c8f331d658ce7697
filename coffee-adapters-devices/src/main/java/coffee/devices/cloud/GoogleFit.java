package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
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
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  @Override
  public String name() {
    return "google_fit";
  }

  @Override
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/point/*/startTimeNanos") || shape.has("/Data Points/*/startTimeNanos");
  }

  @Override
  public void read(Content content, ReaderSettings terms, RowHandler entries) throws IOException {
    RowCollector handover = new RowCollector(terms, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of("point", "Data Points"))
          .read(items, point -> take(point, items, handover));
    }
  }

  private static void take(JsonItem point, JsonItemReader items, RowCollector handover) {
    String type = point.get("dataTypeName").text().orElse("other");
    if (type.equals(HEART_RATE)) {
      handover.reading(items.position(), items::originalText, () -> reading(point, handover));
    } else {
      handover.skip(type);
    }
  }

  private static Reading reading(JsonItem point, RowCollector handover) {
    String source = point.get("originDataSourceId").text().orElse("google_fit");
    return handover.readingWithoutContext(
        handover.timestamps().requireValid(moment(point.get("startTimeNanos"))),
        NumberParser.parse("fpVal", value(point)),
        SourceNames.toSourceName(
            source.replaceFirst("^raw:" + HEART_RATE + ":", "").replaceFirst(":+$", "")));
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

  private static Instant moment(JsonItem nanos) {
    try {
      long value = Long.parseLong(nanos.scalar().orElse(""));
      return Instant.ofEpochSecond(
          Math.floorDiv(value, NANOS_PER_SECOND), Math.floorMod(value, NANOS_PER_SECOND));
    } catch (NumberFormatException malformed) {
      throw DomainException.invalid(
          "invalid_timestamp", "startTimeNanos must be nanoseconds since 1970");
    }
  }
}
