package coffee.devices;

import coffee.domain.DomainException;
import coffee.domain.imports.ImportRow;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Rows that tell of drinks. */
record CoffeeRows() implements RecordKind {

  private static final List<String> NAMES =
      List.of(
          "id",
          "timestamp",
          "caffeine_mg",
          "coffee_type",
          "notes",
          "duration_minutes",
          "source",
          "client_id",
          "created_at",
          "updated_at");

  @Override
  public String mark() {
    return "caffeine_mg";
  }

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public ImportRow read(long line, Fields fields, Interpretation interpretation) {
    Instant consumedAt = RecordKind.timestamp(fields, interpretation);
    Caffeine caffeine =
        fields.require(
            "caffeine_mg", text -> interpretation.intakes().caffeine(Fields.number(text)));
    return new ImportRow.Drink(
        line,
        new Intake(
            consumedAt,
            caffeine,
            fields.text("coffee_type", Intake.MAX_TYPE_LENGTH),
            fields.text("notes", Intake.MAX_NOTES_LENGTH),
            fields.find("duration_minutes", CoffeeRows::minutes).orElse(Intake.DEFAULT_DURATION),
            fields.text("source", Intake.MAX_SOURCE_LENGTH),
            fields.text("client_id", Intake.MAX_CLIENT_ID_LENGTH)));
  }

  private static Duration minutes(String text) {
    double minutes = Fields.number(text);
    if (minutes != Math.rint(minutes)) {
      throw DomainException.invalid("invalid_number", "must be whole minutes, was " + text);
    }
    return Intake.requireDuration(Duration.ofMinutes((int) minutes));
  }
}
