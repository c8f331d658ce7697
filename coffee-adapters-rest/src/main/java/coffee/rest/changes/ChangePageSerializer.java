package coffee.rest.changes;

import coffee.domain.changes.Change;
import coffee.domain.changes.ChangeKind;
import coffee.domain.changes.ChangeOperation;
import coffee.domain.changes.ChangePage;
import coffee.domain.changes.ChangedRecord;
import coffee.domain.changes.ChangedRecord.ChangedExperiment;
import coffee.domain.changes.ChangedRecord.ChangedIntake;
import coffee.domain.changes.ChangedRecord.ChangedProfile;
import coffee.domain.changes.ChangedRecord.ChangedRange;
import coffee.rest.experiment.ExperimentSummaryBody;
import coffee.rest.intake.CoffeeWriter;
import coffee.rest.json.JsonFields;
import coffee.rest.json.TimestampFormat;
import coffee.rest.person.ProfileBody;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Locale;

/** Writes a page of the feed field by field, because a page has up to a thousand changes. */
public final class ChangePageSerializer extends JsonSerializer<ChangePage> {

  private static final SerializedString KIND = new SerializedString("kind");
  private static final SerializedString COFFEE = new SerializedString("coffee");
  private static final SerializedString HEART_RATE = new SerializedString("heart_rate");
  private static final SerializedString STEPS = new SerializedString("steps");
  private static final SerializedString IMPORT = new SerializedString("import");
  private static final SerializedString PROFILE = new SerializedString("profile");
  private static final SerializedString EXPERIMENT = new SerializedString("experiment");
  private static final SerializedString OPERATION = new SerializedString("operation");
  private static final SerializedString CREATED = new SerializedString("created");
  private static final SerializedString UPDATED = new SerializedString("updated");
  private static final SerializedString DELETED = new SerializedString("deleted");
  private static final SerializedString RANGE = new SerializedString("range");
  private static final SerializedString ID = new SerializedString("id");
  private static final SerializedString CHANGED_AT = new SerializedString("changed_at");
  private static final SerializedString RECORD = new SerializedString("record");
  private static final SerializedString FROM = new SerializedString("from");
  private static final SerializedString TO = new SerializedString("to");
  private static final SerializedString ROWS = new SerializedString("rows");
  private static final SerializedString IMPORT_ID = new SerializedString("import_id");
  private static final SerializedString STATE = new SerializedString("state");

  @Override
  public void serialize(ChangePage page, JsonGenerator json, SerializerProvider others)
      throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("changes");
    for (Change change : page.changes()) {
      write(change, json, others);
    }
    json.writeEndArray();
    json.writeStringField("next", page.next().encode());
    json.writeBooleanField("more", page.hasMore());
    json.writeEndObject();
  }

  /** The word for a kind of change. */
  static SerializableString word(ChangeKind kind) {
    return switch (kind) {
      case COFFEE -> COFFEE;
      case HEART_RATE -> HEART_RATE;
      case STEPS -> STEPS;
      case IMPORT -> IMPORT;
      case PROFILE -> PROFILE;
      case EXPERIMENT -> EXPERIMENT;
    };
  }

  private static SerializableString word(ChangeOperation operation) {
    return switch (operation) {
      case CREATED -> CREATED;
      case UPDATED -> UPDATED;
      case DELETED -> DELETED;
      case RANGE -> RANGE;
    };
  }

  private static void write(Change change, JsonGenerator json, SerializerProvider others)
      throws IOException {
    json.writeStartObject();
    json.writeFieldName(KIND);
    json.writeString(word(change.kind()));
    json.writeFieldName(OPERATION);
    json.writeString(word(change.operation()));
    JsonFields.write(json, ID, change.id());
    JsonFields.write(json, CHANGED_AT, change.changedAt());
    json.writeFieldName(RECORD);
    if (change.record().isPresent()) {
      write(change.record().get(), json, others);
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private static void write(ChangedRecord changed, JsonGenerator json, SerializerProvider others)
      throws IOException {
    if (changed instanceof ChangedIntake coffee) {
      CoffeeWriter.write(json, coffee.intake());
    } else if (changed instanceof ChangedRange range) {
      write(range, json);
    } else if (changed instanceof ChangedProfile profile) {
      others.defaultSerializeValue(ProfileBody.of(profile.person()), json);
    } else {
      ChangedExperiment experiment = (ChangedExperiment) changed;
      others.defaultSerializeValue(ExperimentSummaryBody.stored(experiment.experiment()), json);
    }
  }

  /** A period within which something changed, with null where it has no start or end. */
  private static void write(ChangedRange range, JsonGenerator json) throws IOException {
    json.writeStartObject();
    JsonFields.write(json, FROM, range.from().map(TimestampFormat::format));
    JsonFields.write(json, TO, range.until().map(TimestampFormat::format));
    JsonFields.write(json, ROWS, range.rows());
    JsonFields.write(json, IMPORT_ID, range.importId());
    JsonFields.write(
        json, STATE, range.state().map(state -> state.name().toLowerCase(Locale.ROOT)));
    json.writeEndObject();
  }
}
