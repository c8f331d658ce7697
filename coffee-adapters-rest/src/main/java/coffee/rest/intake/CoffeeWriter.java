package coffee.rest.intake;

import coffee.domain.intake.Intake;
import coffee.domain.intake.LoggedIntake;
import coffee.rest.json.JsonFields;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;

/** Writes coffees as {@link CoffeeBody} does, but field by field, for long lists. */
public final class CoffeeWriter {

  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString TIMESTAMP = new SerializedString("timestamp");
  private static final SerializedString CAFFEINE_MG = new SerializedString("caffeine_mg");
  private static final SerializedString COFFEE_TYPE = new SerializedString("coffee_type");
  private static final SerializedString NOTES = new SerializedString("notes");
  private static final SerializedString DURATION_MINUTES = new SerializedString("duration_minutes");
  private static final SerializedString SOURCE = new SerializedString("source");
  private static final SerializedString CLIENT_ID = new SerializedString("client_id");
  private static final SerializedString CREATED_AT = new SerializedString("created_at");
  private static final SerializedString UPDATED_AT = new SerializedString("updated_at");

  private CoffeeWriter() {}

  /** Writes an object. */
  public static void write(JsonGenerator json, LoggedIntake logged) throws IOException {
    Intake intake = logged.intake();
    json.writeStartObject();
    JsonFields.write(json, ID, logged.id());
    JsonFields.write(json, TIMESTAMP, intake.consumedAt());
    JsonFields.write(json, CAFFEINE_MG, intake.caffeine().milligrams());
    JsonFields.write(json, COFFEE_TYPE, intake.coffeeType());
    JsonFields.write(json, NOTES, intake.notes());
    JsonFields.write(json, DURATION_MINUTES, intake.duration().toMinutes());
    JsonFields.write(json, SOURCE, intake.source());
    JsonFields.write(json, CLIENT_ID, intake.clientId());
    JsonFields.write(json, CREATED_AT, logged.createdAt());
    JsonFields.write(json, UPDATED_AT, logged.updatedAt());
    json.writeEndObject();
  }
}
