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
import java.util.stream.Stream;

/**
 * Heart rates of FHIR R4 in JSON: observations with LOINC 8867-4 in UCUM's {@code /min}, alone, in
 * lists, in bundles or as NDJSON. Other resources and observations entered in
 * error are skipped.
 */
public final class Fhir implements DeviceFormat {

  private static final Context UNKNOWN = Context.of(Context.Kind.UNKNOWN);
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
  public boolean recognises(byte[] head) {
    JsonShape shape = JsonShape.of(head);
    return shape.has("/resourceType")
        || shape.has("/*/resourceType")
        || shape.has("/entry/*/resource/resourceType");
  }

  @Override
  public void read(Content content, Terms terms, Entries entries) throws IOException {
    Handover handover = new Handover(terms, entries);
    try (JsonItems items = new JsonItems(content)) {
      new JsonRoots(Set.of("entry"))
          .read(
              items,
              row ->
                  take(row.at("resource").isPresent() ? row.at("resource") : row, items, handover));
    }
  }

  private static void take(JsonItem resource, JsonItems items, Handover handover) {
    String type = resource.at("resourceType").text().orElse("other");
    if (!type.equals("Observation") || !isHeartRate(resource)) {
      handover.passOver(type);
    } else if (NOT_MEASURED.contains(resource.at("status").text().orElse(""))) {
      handover.passOver("not_measured");
    } else {
      handover.reading(items.place(), items::text, () -> reading(resource, handover));
    }
  }

  private static boolean isHeartRate(JsonItem observation) {
    return observation.at("code", "coding").items().stream()
        .anyMatch(
            coding ->
                coding.at("code").text().filter(HEART_RATE::equals).isPresent()
                    && coding.at("system").text().filter(LOINC::equals).isPresent());
  }

  private static Reading reading(JsonItem observation, Handover handover) {
    JsonItem quantity = observation.at("valueQuantity");
    if (!quantity.at("value").isPresent()) {
      throw DomainException.invalid("required", "the observation has no valueQuantity");
    }
    requireUnit(quantity);
    String source =
        Stream.of(observation.at("device", "display"), observation.at("device", "reference"))
            .flatMap(name -> name.text().stream())
            .findFirst()
            .orElse("fhir");
    return new Reading(
        SampleTimes.ofObservation(observation, handover.stamps()),
        handover
            .terms()
            .readingRules()
            .heartRate(Numbers.parse("value", quantity.at("value").scalar().orElse(""))),
        context(observation),
        notes(observation),
        Sources.named(source));
  }

  /** FHIR has no code for the context: our exports write it as a named component. */
  private static Context context(JsonItem observation) {
    return observation.at("component").items().stream()
        .filter(part -> part.at("code", "text").text().filter("context"::equals).isPresent())
        .flatMap(part -> part.at("valueString").text().stream())
        .findFirst()
        .map(Context::named)
        .orElse(UNKNOWN);
  }

  private static Optional<String> notes(JsonItem observation) {
    return observation.at("note").items().stream()
        .flatMap(note -> note.at("text").text().stream())
        .filter(text -> !text.isEmpty() && text.length() <= Reading.MAX_NOTES_LENGTH)
        .findFirst();
  }

  /** Checks the coded unit or, without one, the display unit. */
  private static void requireUnit(JsonItem quantity) {
    String code = quantity.at("code").text().orElse("");
    String unit = quantity.at("unit").text().orElse("");
    boolean known =
        code.isEmpty()
            ? UNITS.contains(unit)
            : CODES.contains(code) && quantity.at("system").text().filter(UCUM::equals).isPresent();
    if (!known) {
      throw DomainException.invalid(
          "wrong_unit",
          "the unit must be /min of UCUM, was '%s'".formatted(code.isEmpty() ? unit : code));
    }
  }
}
