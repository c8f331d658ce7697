package coffee.rest.exports;

import coffee.domain.exports.ExportSink;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;

/**
 * A Bundle of FHIR R4 (4.0.1): the person as Patient, and an Observation for each record. Heart
 * rates use LOINC 8867-4. LOINC has no code for the caffeine of one drink, so the code of HL7's
 * Personal Health Record guide (from Apple Health) is used. Values without a FHIR element (context,
 * kind of coffee) become components identified by text.
 */
final class FhirExport implements ExportSink {

  private static final String LOINC = "http://loinc.org";
  private static final String PERSONAL_HEALTH =
      "http://hl7.org/fhir/uv/phr/CodeSystem/observation-pghd-codes";
  private static final String CATEGORY =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final String UCUM = "http://unitsofmeasure.org";

  private final JsonGenerator json;
  private final String store;
  private StableRecordIds names = new StableRecordIds("", new PersonId(0));

  FhirExport(OutputStream out, String store) throws IOException {
    this.json = ExportJson.to(out);
    this.store = store;
  }

  @Override
  public void begin(Person person) throws IOException {
    names = new StableRecordIds(store, person.id());
    json.writeStartObject();
    json.writeStringField("resourceType", "Bundle");
    json.writeStringField("type", "collection");
    json.writeArrayFieldStart("entry");
    beginEntry("Patient", names.ofPerson());
    json.writeArrayFieldStart("name");
    json.writeStartObject();
    json.writeStringField("text", person.name());
    json.writeEndObject();
    json.writeEndArray();
    endEntry();
  }

  @Override
  public void intake(LoggedIntake logged) throws IOException {
    Intake drink = logged.intake();
    beginObservation(names.of(logged));
    code(PERSONAL_HEALTH, "dietaryCaffeine", "Caffeine");
    json.writeObjectFieldStart("effectivePeriod");
    json.writeStringField("start", TimestampFormat.format(drink.consumedAt()));
    json.writeStringField("end", TimestampFormat.format(drink.consumedAt().plus(drink.duration())));
    json.writeEndObject();
    json.writeObjectFieldStart("valueQuantity");
    json.writeNumberField("value", drink.caffeine().milligrams());
    unit("mg", "mg");
    writeDetails(drink.source(), drink.notes(), "coffee type", drink.coffeeType());
    endEntry();
  }

  @Override
  public void reading(LoggedReading logged) throws IOException {
    Reading reading = logged.reading();
    beginObservation(names.of(logged));
    json.writeArrayFieldStart("category");
    json.writeStartObject();
    coding(CATEGORY, "vital-signs", "Vital Signs");
    json.writeEndObject();
    json.writeEndArray();
    code(LOINC, "8867-4", "Heart rate");
    json.writeStringField("effectiveDateTime", TimestampFormat.format(reading.measuredAt()));
    json.writeObjectFieldStart("valueQuantity");
    json.writeNumberField("value", reading.heartRate().bpm());
    unit("beats/minute", "/min");
    writeDetails(
        Optional.of(reading.source()),
        reading.notes(),
        "context",
        Optional.of(reading.context().label()));
    endEntry();
  }

  private void beginEntry(String type, UUID name) throws IOException {
    json.writeStartObject();
    json.writeStringField("fullUrl", "urn:uuid:" + name);
    json.writeObjectFieldStart("resource");
    json.writeStringField("resourceType", type);
  }

  private void endEntry() throws IOException {
    json.writeEndObject();
    json.writeEndObject();
  }

  private void beginObservation(UUID name) throws IOException {
    beginEntry("Observation", name);
    json.writeStringField("status", "final");
    json.writeObjectFieldStart("subject");
    json.writeStringField("reference", "urn:uuid:" + names.ofPerson());
    json.writeEndObject();
  }

  private void code(String system, String code, String display) throws IOException {
    json.writeObjectFieldStart("code");
    coding(system, code, display);
    json.writeEndObject();
  }

  private void coding(String system, String code, String display) throws IOException {
    json.writeArrayFieldStart("coding");
    json.writeStartObject();
    json.writeStringField("system", system);
    json.writeStringField("code", code);
    json.writeStringField("display", display);
    json.writeEndObject();
    json.writeEndArray();
  }

  private void unit(String unit, String code) throws IOException {
    json.writeStringField("unit", unit);
    json.writeStringField("system", UCUM);
    json.writeStringField("code", code);
    json.writeEndObject();
  }

  /** FHIR allows neither null nor empty strings and lists. */
  private void writeDetails(
      Optional<String> source, Optional<String> notes, String part, Optional<String> text)
      throws IOException {
    if (source.isPresent()) {
      json.writeObjectFieldStart("device");
      ExportJson.ifPresent(json, "display", source);
      json.writeEndObject();
    }
    if (notes.isPresent()) {
      json.writeArrayFieldStart("note");
      json.writeStartObject();
      json.writeStringField("text", notes.get());
      json.writeEndObject();
      json.writeEndArray();
    }
    if (text.isPresent()) {
      json.writeArrayFieldStart("component");
      json.writeStartObject();
      json.writeObjectFieldStart("code");
      json.writeStringField("text", part);
      json.writeEndObject();
      json.writeStringField("valueString", text.get());
      json.writeEndObject();
      json.writeEndArray();
    }
  }

  @Override
  public void finish() throws IOException {
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }
}
