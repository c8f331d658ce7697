package coffee.rest.exports;

import coffee.domain.experiment.ExperimentCopy;
import coffee.domain.exports.ExportKind;
import coffee.domain.exports.ExportSelection;
import coffee.domain.exports.ExportSink;
import coffee.domain.heartrate.LoggedReading;
import coffee.domain.heartrate.Reading;
import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.HalfLifeFactor;
import coffee.domain.person.Person;
import coffee.domain.person.Profile;
import coffee.domain.steps.StepCount;
import coffee.rest.json.TimestampFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * A header line with the profile, a line per experiment, then one line per record, as in our lists
 * but without fields that only the original store needs, then a trailer line with the record count,
 * without which the file is incomplete.
 */
final class NdjsonExport implements ExportSink {

  /** Incremented when an existing reader could no longer read the file. */
  private static final int VERSION = 1;

  private final JsonGenerator json;
  private final ExportSelection selection;
  private final String cursor;
  private long records;

  NdjsonExport(OutputStream out, ExportSelection selection, String cursor) throws IOException {
    this.json = ExportJson.to(out);
    this.selection = selection;
    this.cursor = cursor;
  }

  @Override
  public void begin(Person person) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("export");
    json.writeNumberField("version", VERSION);
    json.writeEndObject();
    json.writeFieldName("profile");
    if (selection.includes(ExportKind.PROFILE)) {
      profile(person);
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private void profile(Person person) throws IOException {
    Profile profile = person.profile();
    json.writeStartObject();
    json.writeStringField("time_zone", person.timeZone().getId());
    ExportJson.nullable(json, "half_life_hours", profile.halfLifeHours());
    json.writeArrayFieldStart("half_life_factors");
    for (HalfLifeFactor factor : HalfLifeFactor.values()) {
      if (profile.halfLifeFactors().contains(factor)) {
        json.writeString(factor.name().toLowerCase(Locale.ROOT));
      }
    }
    json.writeEndArray();
    ExportJson.nullable(json, "weight_kg", profile.weightKg());
    ExportJson.nullable(json, "bedtime", profile.bedtime().map(String::valueOf));
    ExportJson.nullable(json, "sleep_threshold_mg", profile.sleepThresholdMg());
    ExportJson.nullable(json, "daily_limit_mg", profile.dailyLimitMg());
    ExportJson.nullable(json, "single_dose_limit_mg", profile.singleDoseLimitMg());
    json.writeEndObject();
  }

  /** Not counted as a record, as the profile is not. */
  @Override
  public void experiment(ExperimentCopy experiment) throws IOException {
    ExperimentLine.write(json, experiment);
  }

  @Override
  public void intake(LoggedIntake logged) throws IOException {
    Intake drink = logged.intake();
    records++;
    json.writeStartObject();
    json.writeStringField("timestamp", TimestampFormat.format(drink.consumedAt()));
    json.writeNumberField("caffeine_mg", drink.caffeine().milligrams());
    ExportJson.nullable(json, "coffee_type", drink.coffeeType());
    ExportJson.nullable(json, "notes", drink.notes());
    json.writeNumberField("duration_minutes", drink.duration().toMinutes());
    ExportJson.nullable(json, "source", drink.source());
    ExportJson.nullable(json, "client_id", drink.clientId());
    json.writeEndObject();
  }

  @Override
  public void reading(LoggedReading logged) throws IOException {
    Reading reading = logged.reading();
    records++;
    json.writeStartObject();
    json.writeStringField("timestamp", TimestampFormat.format(reading.measuredAt()));
    json.writeNumberField("bpm", reading.heartRate().bpm());
    json.writeStringField("context", reading.context().label());
    ExportJson.nullable(json, "notes", reading.notes());
    json.writeStringField("source", reading.source());
    json.writeEndObject();
  }

  @Override
  public void steps(StepCount counted) throws IOException {
    records++;
    json.writeStartObject();
    json.writeStringField("timestamp", TimestampFormat.format(counted.start()));
    json.writeNumberField("duration_seconds", counted.length().toMillis() / 1_000.0);
    json.writeNumberField("steps", counted.count());
    json.writeStringField("source", counted.source());
    json.writeEndObject();
  }

  @Override
  public void finish() throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("end");
    json.writeNumberField("records", records);
    json.writeStringField("change_cursor", cursor);
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }
}
