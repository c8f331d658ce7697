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
import coffee.devices.row.StepPeriods;
import coffee.domain.DomainException;
import coffee.domain.TimeRange;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.RowHandler;
import coffee.domain.steps.StepCount;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Heart rates and step counts of Open mHealth, schemas 1.0 to 3.0: bodies or data points, single,
 * in lists or as NDJSON. Descriptive statistics are skipped, except for averages of heart rates.
 */
public final class OpenMHealth implements DeviceFormat {

  private static final String UNIT = "beats/min";
  private static final String STEPS_UNIT = "steps";
  private static final String HEART_RATE = "heart_rate";
  private static final String STEPS = "step_count";

  @Override
  public String name() {
    return "open_mhealth";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/header/schema_id/namespace")
        || shape.has("/*/header/schema_id/namespace")
        || Set.of("", "/body", "/*", "/*/body", "/body/*", "/body/*/body").stream()
            .anyMatch(path -> isBody(shape, path));
  }

  private static boolean isBody(JsonShape shape, String path) {
    return (shape.has(path + "/heart_rate/value") && shape.has(path + "/heart_rate/unit"))
        || (shape.has(path + "/step_count") && shape.has(path + "/effective_time_frame"));
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of("body")).read(items, point -> take(point, items, collector));
    }
  }

  private static void take(JsonItem point, JsonItemReader items, RowCollector collector) {
    JsonItem body = point.get("body").isPresent() ? point.get("body") : point;
    if (body.get(STEPS).isPresent()) {
      takeSteps(point, body, items, collector);
    } else if (!body.get(HEART_RATE).isPresent()) {
      collector.skip(point.get("header", "schema_id", "name").text().orElse("other"));
    } else if (isStatistic(body)) {
      collector.skip("descriptive_statistic");
    } else {
      collector.reading(
          items.position(), items::originalText, () -> reading(point, body, collector));
    }
  }

  private static boolean isStatistic(JsonItem body) {
    return body.get("descriptive_statistic")
        .text()
        .filter(statistic -> !statistic.equals("average"))
        .isPresent();
  }

  private static void takeSteps(
      JsonItem point, JsonItem body, JsonItemReader items, RowCollector collector) {
    if (body.get("descriptive_statistic").isPresent()) {
      collector.skip("descriptive_statistic");
    } else {
      collector.steps(items.position(), items::originalText, () -> steps(point, body, collector));
    }
  }

  /** Version 3 has a value and a unit, earlier ones a number. */
  private static StepCount steps(JsonItem point, JsonItem body, RowCollector collector) {
    JsonItem count = body.get(STEPS);
    String unit = count.get("unit").text().orElse(STEPS_UNIT);
    if (!unit.equals(STEPS_UNIT)) {
      throw DomainException.invalid(
          "wrong_unit", "the unit must be %s, was '%s'".formatted(STEPS_UNIT, unit));
    }
    JsonItem number = count.get("value").isPresent() ? count.get("value") : count;
    TimeRange period =
        SampleTimes.intervalOf(body.get("effective_time_frame"), collector.timestamps());
    return StepPeriods.between(
        period.from(),
        period.until(),
        NumberParser.parse(STEPS, number.scalar().orElse("")),
        source(point));
  }

  private static String source(JsonItem point) {
    return SourceNames.toSourceName(
        point.get("header", "acquisition_provenance", "source_name").text().orElse("open_mhealth"));
  }

  private static Reading reading(JsonItem point, JsonItem body, RowCollector collector) {
    String unit = body.get(HEART_RATE, "unit").text().orElse("");
    if (!unit.equals(UNIT)) {
      throw DomainException.invalid(
          "wrong_unit", "the unit must be %s, was '%s'".formatted(UNIT, unit));
    }
    return new Reading(
        SampleTimes.fromTimeFrame(body.get("effective_time_frame"), collector.timestamps()),
        collector
            .settings()
            .readingRules()
            .toHeartRate(
                NumberParser.parse("value", body.get(HEART_RATE, "value").scalar().orElse(""))),
        ReadingContext.of(context(body)),
        body.get("user_notes").text().filter(notes -> !notes.isEmpty()),
        source(point));
  }

  private static ReadingContext.Kind context(JsonItem body) {
    String toSleep = text(body, "temporal_relationship_to_sleep");
    if (toSleep.equals("during sleep")) {
      return ReadingContext.Kind.SLEEPING;
    }
    return switch (text(body, "temporal_relationship_to_physical_activity")) {
      case "at rest" -> ReadingContext.Kind.RESTING;
      case "active" -> ReadingContext.Kind.ACTIVE;
      case "during exercise" -> ReadingContext.Kind.EXERCISE;
      case "after exercise" -> ReadingContext.Kind.RECOVERY;
      default ->
          toSleep.equals("on waking") ? ReadingContext.Kind.RESTING : ReadingContext.Kind.UNKNOWN;
    };
  }

  private static String text(JsonItem body, String name) {
    return Optional.of(body.get(name)).flatMap(JsonItem::text).orElse("");
  }
}
