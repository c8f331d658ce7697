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
import coffee.domain.DomainException;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.imports.rows.RowHandler;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Heart rates of FHIR R4 in JSON: observations with LOINC 8867-4 in UCUM's {@code /min}, alone, in
 * lists, in bundles or as NDJSON. Other resources and observations entered in error are skipped.
 */
public final class Fhir implements DeviceFormat {

  private static final ReadingContext UNKNOWN = ReadingContext.of(ReadingContext.Kind.UNKNOWN);
  private static final String LOINC = "http://loinc.org";
  private static final String HEART_RATE = "8867-4";
  private static final String UCUM = "http://unitsofmeasure.org";
  private static final Set<String> CODES = Set.of("/min", "{beats}/min", "{Beats}/min", "1/min");
  private static final Set<String> UNITS =
      Set.of("/min", "beats/minute", "beats/min", "beats per minute", "bpm", "{beats}/min");
  private static final Set<String> NOT_MEASURED = Set.of("entered-in-error", "cancelled");

  @Override
  public String name() {
    return "fhir";
  }

  @Override
  public boolean recognizes(byte[] head) {
    JsonShape shape = JsonShape.fromHead(head);
    return shape.has("/resourceType")
        || shape.has("/*/resourceType")
        || shape.has("/entry/*/resource/resourceType");
  }

  @Override
  public void read(Content content, ReaderSettings settings, RowHandler entries)
      throws IOException {
    RowCollector collector = new RowCollector(settings, entries);
    try (JsonItemReader items = new JsonItemReader(content)) {
      new JsonRowReader(Set.of("entry"))
          .read(
              items,
              row ->
                  take(
                      row.get("resource").isPresent() ? row.get("resource") : row,
                      items,
                      collector));
    }
  }

  private static void take(JsonItem resource, JsonItemReader items, RowCollector collector) {
    String type = resource.get("resourceType").text().orElse("other");
    if (!type.equals("Observation") || !isHeartRate(resource)) {
      collector.skip(type);
    } else if (NOT_MEASURED.contains(resource.get("status").text().orElse(""))) {
      collector.skip("not_measured");
    } else {
      collector.reading(items.position(), items::originalText, () -> reading(resource, collector));
    }
  }

  private static boolean isHeartRate(JsonItem observation) {
    return observation.get("code", "coding").items().stream()
        .anyMatch(
            coding ->
                coding.get("code").text().filter(HEART_RATE::equals).isPresent()
                    && coding.get("system").text().filter(LOINC::equals).isPresent());
  }

  private static Reading reading(JsonItem observation, RowCollector collector) {
    JsonItem quantity = observation.get("valueQuantity");
    if (!quantity.get("value").isPresent()) {
      throw DomainException.invalid("required", "the observation has no valueQuantity");
    }
    requireUnit(quantity);
    String source =
        Stream.of(observation.get("device", "display"), observation.get("device", "reference"))
            .flatMap(name -> name.text().stream())
            .findFirst()
            .orElse("fhir");
    return new Reading(
        SampleTimes.fromObservation(observation, collector.timestamps()),
        collector
            .settings()
            .readingRules()
            .toHeartRate(NumberParser.parse("value", quantity.get("value").scalar().orElse(""))),
        context(observation),
        notes(observation),
        SourceNames.toSourceName(source));
  }

  /** FHIR has no code for the context: our exports write it as a named component. */
  private static ReadingContext context(JsonItem observation) {
    return observation.get("component").items().stream()
        .filter(part -> part.get("code", "text").text().filter("context"::equals).isPresent())
        .flatMap(part -> part.get("valueString").text().stream())
        .findFirst()
        .map(ReadingContext::fromText)
        .orElse(UNKNOWN);
  }

  private static Optional<String> notes(JsonItem observation) {
    return observation.get("note").items().stream()
        .flatMap(note -> note.get("text").text().stream())
        .filter(text -> !text.isEmpty() && text.length() <= Reading.MAX_NOTES_LENGTH)
        .findFirst();
  }

  /** Checks the coded unit or, without one, the display unit. */
  private static void requireUnit(JsonItem quantity) {
    String code = quantity.get("code").text().orElse("");
    String unit = quantity.get("unit").text().orElse("");
    boolean known =
        code.isEmpty()
            ? UNITS.contains(unit)
            : CODES.contains(code)
                && quantity.get("system").text().filter(UCUM::equals).isPresent();
    if (!known) {
      throw DomainException.invalid(
          "wrong_unit",
          "the unit must be /min of UCUM, was '%s'".formatted(code.isEmpty() ? unit : code));
    }
  }
}
