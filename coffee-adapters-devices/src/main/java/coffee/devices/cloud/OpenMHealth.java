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
import coffee.domain.heartrate.Context;
import coffee.domain.heartrate.Reading;
import coffee.domain.imports.Entries;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Heart rates of Open mHealth, schemas 1.0, 1.1 and 2.0: bodies or data points, single,
 * in lists or as NDJSON. Descriptive statistics other than averages are skipped.
 */
public final class OpenMHealth implements DeviceFormat {

  private static final String UNIT = "beats/min";
  private static final String HEART_RATE = "heart_rate";

  @Override
  public String name() {
    return "open_mhealth";
  }

  @Override
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.of(head);
    return shape.has("/header/schema_id/namespace")
        || shape.has("/*/header/schema_id/namespace")
        || Set.of("", "/body", "/*", "/*/body", "/body/*", "/body/*/body").stream()
            .anyMatch(path -> isBody(shape, path));
  }

  private static boolean isBody(JsonShape shape, String path) {
    return shape.has(path + "/heart_rate/value") && shape.has(path + "/heart_rate/unit");
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (JsonItems items = new JsonItems(content)) {
      new JsonRoots(Set.of("body")).read(items, point -> take(point, items, handover));
    }
  }

  private static void take(JsonItem point, JsonItems items, Handover handover) {
    JsonItem body = point.at("body").isPresent() ? point.at("body") : point;
    if (!body.at(HEART_RATE).isPresent()) {
      handover.passOver(point.at("header", "schema_id", "name").text().orElse("other"));
    } else if (isStatistic(body)) {
      handover.passOver("descriptive_statistic");
    } else {
      handover.reading(items.place(), items::text, () -> reading(point, body, handover));
    }
  }

  private static boolean isStatistic(JsonItem body) {
    return body.at("descriptive_statistic")
        .text()
        .filter(statistic -> !statistic.equals("average"))
        .isPresent();
  }

  private static Reading reading(JsonItem point, JsonItem body, Handover handover) {
    String unit = body.at(HEART_RATE, "unit").text().orElse("");
    if (!unit.equals(UNIT)) {
      throw DomainException.invalid(
          "wrong_unit", "the unit must be %s, was '%s'".formatted(UNIT, unit));
    }
    String source =
        point.at("header", "acquisition_provenance", "source_name").text().orElse("open_mhealth");
    return new Reading(
        SampleTimes.ofFrame(body.at("effective_time_frame"), handover.stamps()),
        handover
            .terms()
            .readingRules()
            .heartRate(Numbers.parse("value", body.at(HEART_RATE, "value").scalar().orElse(""))),
        Context.of(context(body)),
        body.at("user_notes").text().filter(notes -> !notes.isEmpty()),
        Sources.named(source));
  }

  private static Context.Kind context(JsonItem body) {
    String toSleep = text(body, "temporal_relationship_to_sleep");
    if (toSleep.equals("during sleep")) {
      return Context.Kind.SLEEPING;
    }
    return switch (text(body, "temporal_relationship_to_physical_activity")) {
      case "at rest" -> Context.Kind.RESTING;
      case "active" -> Context.Kind.ACTIVE;
      case "during exercise" -> Context.Kind.EXERCISE;
      case "after exercise" -> Context.Kind.RECOVERY;
      default -> toSleep.equals("on waking") ? Context.Kind.RESTING : Context.Kind.UNKNOWN;
    };
  }

  private static String text(JsonItem body, String name) {
    return Optional.of(body.at(name)).flatMap(JsonItem::text).orElse("");
  }
}
