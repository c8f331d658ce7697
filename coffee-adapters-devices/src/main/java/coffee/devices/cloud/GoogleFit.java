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
import coffee.devices.row.Sources;
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
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
    JsonShape shape = JsonShape.of(head);
    return shape.has("/point/*/startTimeNanos") || shape.has("/Data Points/*/startTimeNanos");
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (JsonItems items = new JsonItems(content)) {
      new JsonRoots(Set.of("point", "Data Points"))
          .read(items, point -> take(point, items, handover));
    }
  }

  private static void take(JsonItem point, JsonItems items, Handover handover) {
    String type = point.at("dataTypeName").text().orElse("other");
    if (type.equals(HEART_RATE)) {
      handover.reading(items.place(), items::text, () -> reading(point, handover));
    } else {
      handover.passOver(type);
    }
  }

  private static Reading reading(JsonItem point, Handover handover) {
    String source = point.at("originDataSourceId").text().orElse("google_fit");
    return handover.plainReading(
        handover.stamps().acceptable(moment(point.at("startTimeNanos"))),
        Numbers.parse("fpVal", value(point)),
        Sources.named(source.replaceFirst("^raw:" + HEART_RATE + ":", "").replaceFirst(":+$", "")));
  }

  private static String value(JsonItem point) {
    return point.at("value").items().stream()
        .findFirst()
        .or(() -> point.at("fitValue").items().stream().findFirst().map(value -> value.at("value")))
        .flatMap(value -> value.at("fpVal").scalar())
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
