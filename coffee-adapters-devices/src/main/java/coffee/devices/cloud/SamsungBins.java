package coffee.devices.cloud;

import coffee.devices.Content;
import coffee.devices.DeviceFormat;
import coffee.devices.Terms;
import coffee.devices.json.JsonItem;
import coffee.devices.json.JsonItems;
import coffee.devices.json.JsonRoots;
import coffee.devices.json.JsonShape;
import coffee.devices.row.Handover;
import coffee.devices.row.Numbers;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/**
 * Samsung Health's lists of heart rates per minute, in separate files next to the
 * CSV files that refer to them. Times are milliseconds since 1970.
 */
public final class SamsungBins implements DeviceFormat {

  private static final String SOURCE = "samsung_health";

  @Override
  public String name() {
    return "samsung_health_bins";
  }

  @Override
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.of(head);
    return shape.has("/*/heart_rate") && shape.has("/*/start_time") && shape.has("/*/end_time");
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (JsonItems items = new JsonItems(content)) {
      new JsonRoots(Set.of())
          .read(
              items,
              bin -> handover.reading(items.place(), items::text, () -> reading(bin, handover)));
    }
  }

  private static Reading reading(JsonItem bin, Handover handover) {
    return handover.plainReading(
        handover.stamps().acceptable(moment(bin.at("start_time"))),
        Numbers.parse("heart_rate", bin.at("heart_rate").scalar().orElse("")),
        SOURCE);
  }

  private static Instant moment(JsonItem millis) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis.scalar().orElse("")));
    } catch (NumberFormatException malformed) {
      throw DomainException.invalid(
          "invalid_timestamp", "start_time must be milliseconds since 1970");
    }
  }
}
