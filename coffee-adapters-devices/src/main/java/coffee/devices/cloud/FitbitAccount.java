package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItems;
import coffee.devices.json.JsonRoots;
import coffee.devices.json.JsonShape;
import coffee.devices.row.AmericanTime;
import coffee.devices.row.Handover;
import coffee.devices.row.Numbers;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
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
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.of(head);
    return shape.has("/*/dateTime")
        && (shape.has("/*/value/bpm")
            || shape.has("/*/value/valuesInZones")
            || (shape.has("/*/value/date") && shape.has("/*/value/error")));
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (JsonItems items = new JsonItems(content)) {
      new JsonRoots(Set.of()).read(items, row -> take(row, items, handover));
    }
  }

  private static void take(JsonItem row, JsonItems items, Handover handover) {
    JsonItem value = row.at("value");
    if (!value.at("bpm").isPresent()) {
      handover.passOver(value.at("valuesInZones").isPresent() ? "time_in_zones" : kind(value));
    } else if (value.at("confidence").scalar().filter(NO_CONFIDENCE::equals).isPresent()) {
      handover.refuse(
          items.place(),
          items::text,
          "no_confidence",
          "with confidence 0 the watch found no pulse, and the heart rate is a placeholder");
    } else {
      handover.reading(items.place(), items::text, () -> reading(row, handover));
    }
  }

  private static String kind(JsonItem value) {
    return value.at("error").isPresent() ? "resting_heart_rate" : "other";
  }

  private static Reading reading(JsonItem row, Handover handover) {
    String time = row.at("dateTime").text().orElse("");
    return handover.plainReading(
        handover.stamps().acceptable(AmericanTime.parse(time).toInstant(ZoneOffset.UTC)),
        Numbers.parse("bpm", row.at("value", "bpm").scalar().orElse("")),
        SOURCE);
  }
}
