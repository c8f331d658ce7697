package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
import coffee.devices.row.EpochParser;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.Set;

/**
 * Responses of Ultrahuman's API: a list of metrics of a day, alone or as {@code data.metric_data},
 * of which {@code hr} is read. Times are seconds since 1970.
 */
public final class Ultrahuman implements DeviceFormat {

  private static final String SOURCE = "ultrahuman";
  private static final String HEART_RATE = "hr";

  @Override
  public String name() {
    return "ultrahuman";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return isMetric(shape, "/*") || isMetric(shape, "/data/metric_data/*");
  }

  private static boolean isMetric(JsonShape shape, String path) {
    return shape.has(path + "/type")
        && shape.has(path + "/object/day_start_timestamp")
        && shape.has(path + "/object/values");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of())
          .read(
              items,
              item -> {
                if (item.get("data").isPresent()) {
                  item.get("data", "metric_data")
                      .items()
                      .forEach(metric -> take(metric, items, collector));
                } else {
                  take(item, items, collector);
                }
              });
    }
  }

  private static void take(JsonItem metric, JsonItemReader items, RowCollector collector) {
    String type = metric.get("type").text().orElse("other");
    if (!type.equals(HEART_RATE)) {
      collector.skip(type);
      return;
    }
    for (JsonItem point : metric.get("object", "values").items()) {
      String time = point.get("timestamp").scalar().orElse("");
      String bpm = point.get("value").scalar().orElse("");
      if (point.get("timestamp").isPresent() && !point.get("value").isPresent()) {
        collector.skip("no_measurement");
        continue;
      }
      collector.reading(
          items.position(),
          () -> "%s %s".formatted(time, bpm),
          () ->
              collector.readingWithoutContext(
                  collector.timestamps().requireValid(EpochParser.parseSeconds("timestamp", time)),
                  NumberParser.parse("value", bpm),
                  SOURCE));
    }
  }
}
