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
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/**
 * Samsung Health's lists of heart rates per minute, in separate files next to the CSV files that
 * refer to them. Times are milliseconds since 1970.
 */
public final class SamsungBins implements DeviceFormat {

  private static final String SOURCE = "samsung_health";

  @Override
  public String name() {
    return "samsung_health_bins";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/*/heart_rate") && shape.has("/*/start_time") && shape.has("/*/end_time");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of())
          .read(
              items,
              bin ->
                  collector.reading(
                      items.position(), items::originalText, () -> reading(bin, collector)));
    }
  }

  private static Reading reading(JsonItem bin, RowCollector collector) {
    Instant start = collector.timestamps().requireValid(instant("start_time", bin));
    return collector.readingWithoutContext(
        bin.get("end_time").isPresent()
            ? MeanInterval.requireShort(start, instant("end_time", bin))
            : start,
        NumberParser.parse("heart_rate", bin.get("heart_rate").scalar().orElse("")),
        SOURCE);
  }

  private static Instant instant(String name, JsonItem bin) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(bin.get(name).scalar().orElse("")));
    } catch (NumberFormatException malformed) {
      throw DomainException.invalid("invalid_timestamp", name + " must be milliseconds since 1970");
    }
  }
}
