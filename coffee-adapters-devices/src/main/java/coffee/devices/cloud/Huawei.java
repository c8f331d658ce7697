package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
import coffee.devices.row.EpochParser;
import coffee.devices.row.MeanInterval;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/**
 * Heart rates of a Huawei Health account export, {@code health detail data.json}: records with
 * sample points in milliseconds since 1970. Older files have the heart rate as value, newer ones a
 * JSON text with {@code bpm}. Resting heart rates, other data, and records of further persons of
 * the account are skipped.
 */
public final class Huawei implements DeviceFormat {

  private static final Set<String> KEYS =
      Set.of("DATA_POINT_DYNAMIC_HEARTRATE", "DYNAMIC_HEART_RATE");
  private static final String SOURCE = "huawei";

  @Override
  public String name() {
    return "huawei";
  }

  @Override
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/*/samplePoints/*/key") && shape.has("/*/samplePoints/*/startTime");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of()).read(items, item -> take(item, items, collector));
    }
  }

  private static void take(JsonItem item, JsonItemReader items, RowCollector collector) {
    if (item.get("subUser").isPresent()) {
      collector.skip("other_person");
      return;
    }
    for (JsonItem point : item.get("samplePoints").items()) {
      String key = point.get("key").text().orElse("other");
      if (KEYS.contains(key)) {
        collector.reading(
            items.position(),
            () ->
                "%s %s %s"
                    .formatted(key, point.get("startTime").value(), point.get("value").value()),
            () -> reading(point, collector));
      } else {
        collector.skip(key);
      }
    }
  }

  private static Reading reading(JsonItem point, RowCollector collector) {
    Instant start = moment(point, "startTime", collector);
    return collector.readingWithoutContext(
        point.get("endTime").isPresent()
            ? MeanInterval.startOf(start, moment(point, "endTime", collector))
            : start,
        NumberParser.parse("value", bpm(point)),
        SOURCE);
  }

  private static Instant moment(JsonItem point, String name, RowCollector collector) {
    return collector
        .timestamps()
        .requireValid(EpochParser.parseMillis(name, point.get(name).scalar().orElse("")));
  }

  private static String bpm(JsonItem point) {
    String value = point.get("value").scalar().orElse("");
    return value.startsWith("{") ? JsonItem.parse(value).get("bpm").scalar().orElse("") : value;
  }
}
