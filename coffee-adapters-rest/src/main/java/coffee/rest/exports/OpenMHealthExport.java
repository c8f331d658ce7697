package coffee.rest.exports;

import coffee.domain.exports.ExportSink;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.heartrate.ReadingContext;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Person;
import coffee.domain.person.PersonId;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.UUID;

/**
 * A list of Open mHealth data points (header 1.2): heart rates as {@code omh:heart-rate:2.0}. Open
 * mHealth has no schema for food or drink; coffees use our own schema, {@code
 * coffee:caffeine-intake:1.0}, built from its types. Contexts that have no equivalent are left out.
 */
final class OpenMHealthExport implements ExportSink {

  private record Schema(String namespace, String name, String version) {}

  private static final Schema HEART_RATE = new Schema("omh", "heart-rate", "2.0");
  private static final Schema CAFFEINE_INTAKE = new Schema("coffee", "caffeine-intake", "1.0");

  private final JsonGenerator json;
  private final String store;
  private StableRecordIds names = new StableRecordIds("", new PersonId(0));

  OpenMHealthExport(OutputStream out, String store) throws IOException {
    this.json = ExportJson.to(out);
    this.store = store;
  }

  @Override
  public void begin(Person person) throws IOException {
    names = new StableRecordIds(store, person.id());
    json.writeStartArray();
  }

  @Override
  public void intake(LoggedIntake logged) throws IOException {
    Intake drink = logged.intake();
    json.writeStartObject();
    header(names.of(logged), drink.consumedAt(), CAFFEINE_INTAKE);
    provenance(drink.source().filter(name -> !name.isEmpty()).orElse(Reading.MANUAL), false);
    json.writeEndObject();
    json.writeObjectFieldStart("body");
    unitValue("caffeine", drink.caffeine().milligrams(), "mg");
    json.writeObjectFieldStart("effective_time_frame");
    json.writeObjectFieldStart("time_interval");
    json.writeStringField("start_date_time", TimestampFormat.format(drink.consumedAt()));
    unitValue("duration", (double) drink.duration().toMinutes(), "min");
    json.writeEndObject();
    json.writeEndObject();
    ExportJson.ifPresent(json, "coffee_type", drink.coffeeType());
    ExportJson.ifPresent(json, "user_notes", drink.notes());
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public void reading(LoggedReading logged) throws IOException {
    Reading reading = logged.reading();
    json.writeStartObject();
    header(names.of(logged), reading.measuredAt(), HEART_RATE);
    provenance(reading.source(), !reading.source().equals(Reading.MANUAL));
    json.writeEndObject();
    json.writeObjectFieldStart("body");
    json.writeObjectFieldStart("heart_rate");
    json.writeNumberField("value", reading.heartRate().bpm());
    json.writeStringField("unit", "beats/min");
    json.writeEndObject();
    json.writeObjectFieldStart("effective_time_frame");
    json.writeStringField("date_time", TimestampFormat.format(reading.measuredAt()));
    json.writeEndObject();
    relationship(reading.context().kind());
    ExportJson.ifPresent(json, "user_notes", reading.notes());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Starts the header; the caller writes the provenance and the end. */
  private void header(UUID id, Instant instant, Schema schema) throws IOException {
    json.writeObjectFieldStart("header");
    json.writeStringField("id", id.toString());
    json.writeStringField("creation_date_time", TimestampFormat.format(instant));
    json.writeObjectFieldStart("schema_id");
    json.writeStringField("namespace", schema.namespace());
    json.writeStringField("name", schema.name());
    json.writeStringField("version", schema.version());
    json.writeEndObject();
  }

  private void provenance(String source, boolean sensed) throws IOException {
    json.writeObjectFieldStart("acquisition_provenance");
    json.writeStringField("source_name", source);
    json.writeStringField("modality", sensed ? "sensed" : "self-reported");
    json.writeEndObject();
  }

  private void unitValue(String name, double value, String unit) throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("value", value);
    json.writeStringField("unit", unit);
    json.writeEndObject();
  }

  private void relationship(ReadingContext.Kind kind) throws IOException {
    String toActivity = "temporal_relationship_to_physical_activity";
    switch (kind) {
      case RESTING -> json.writeStringField(toActivity, "at rest");
      case ACTIVE -> json.writeStringField(toActivity, "active");
      case EXERCISE -> json.writeStringField(toActivity, "during exercise");
      case RECOVERY -> json.writeStringField(toActivity, "after exercise");
      case SLEEPING -> json.writeStringField("temporal_relationship_to_sleep", "during sleep");
      case STRESSED, PANIC, POST_COFFEE, UNKNOWN -> {
        // has no equivalent
      }
    }
  }

  @Override
  public void finish() throws IOException {
    json.writeEndArray();
    json.flush();
  }
}
