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
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.Set;

/**
 * What Samsung Health recorded during an exercise, {@code *.live_data.json}: points in milliseconds
 * since 1970, of which those with a heart rate are read. Unlike bins, they have no end.
 */
public final class SamsungLiveData implements DeviceFormat {

  private static final ReadingContext EXERCISE = ReadingContext.of(ReadingContext.Kind.EXERCISE);
  private static final String SOURCE = "samsung_health";

  @Override
  public String name() {
    return "samsung_health_exercise";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/*/heart_rate") && shape.has("/*/start_time") && !shape.has("/*/end_time");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of()).read(items, point -> take(point, items, collector));
    }
  }

  private static void take(JsonItem point, JsonItemReader items, RowCollector collector) {
    if (!point.get("heart_rate").isPresent()) {
      collector.skip("point_without_heart_rate");
      return;
    }
    collector.reading(
        items.position(),
        items::originalText,
        () ->
            collector.readingWithContext(
                collector
                    .timestamps()
                    .requireValid(
                        EpochParser.parseMillis(
                            "start_time", point.get("start_time").scalar().orElse(""))),
                NumberParser.parse("heart_rate", point.get("heart_rate").scalar().orElse("")),
                EXERCISE,
                SOURCE));
  }
}
