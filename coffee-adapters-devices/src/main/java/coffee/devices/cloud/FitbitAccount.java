package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.ReaderSettings;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItemReader;
import coffee.devices.json.JsonRowReader;
import coffee.devices.json.JsonShape;
import coffee.devices.row.AmericanTime;
import coffee.devices.row.NumberParser;
import coffee.devices.row.RowCollector;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * The heart rates of a Fitbit account export, one file per day. Times are in UTC although they do
 * not say so, while the day in a file name is local, so the name is not used.
 *
 * <p>With confidence 0 the watch found no pulse and repeats the last value or 70; such rows are
 * refused. Computed resting heart rates are skipped.
 */
public final class FitbitAccount implements DeviceFormat {

  private static final String SOURCE = "fitbit";
  private static final String NO_CONFIDENCE = "0";

  @Override
  public String name() {
    return "fitbit_account";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/*/dateTime")
        && (shape.has("/*/value/bpm")
            || shape.has("/*/value/valuesInZones")
            || (shape.has("/*/value/date") && shape.has("/*/value/error")));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of()).read(items, row -> take(row, items, collector));
    }
  }

  private static void take(JsonItem row, JsonItemReader items, RowCollector collector) {
    JsonItem value = row.get("value");
    if (!value.get("bpm").isPresent()) {
      collector.skip(value.get("valuesInZones").isPresent() ? "time_in_zones" : kind(value));
    } else if (value.get("confidence").scalar().filter(NO_CONFIDENCE::equals).isPresent()) {
      collector.refuse(
          items.position(),
          items::originalText,
          "no_confidence",
          "with confidence 0 the watch found no pulse, and the heart rate is a placeholder");
    } else {
      collector.reading(items.position(), items::originalText, () -> reading(row, collector));
    }
  }

  private static String kind(JsonItem value) {
    return value.get("error").isPresent() ? "resting_heart_rate" : "other";
  }

  private static Reading reading(JsonItem row, RowCollector collector) {
    String time = row.get("dateTime").text().orElse("");
    return collector.readingWithoutContext(
        collector.timestamps().requireValid(AmericanTime.parse(time).toInstant(ZoneOffset.UTC)),
        NumberParser.parse("bpm", row.get("value", "bpm").scalar().orElse("")),
        SOURCE);
  }
}
