package coffee.devices.own;

import coffee.devices.Entries;
import coffee.devices.Place;
import coffee.devices.Terms;
import coffee.domain.DomainException;
import coffee.domain.intake.Caffeine;
import coffee.domain.intake.Intake;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

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
  public Consumer<Entries> read(Place place, Fields fields, Terms terms) {
    Moment moment = RecordKind.moment(fields, terms);
    Caffeine caffeine =
        fields.require("caffeine_mg", text -> terms.intakeRules().caffeine(Fields.number(text)));
    Intake intake =
        new Intake(
            moment.at(),
            caffeine,
            fields.text("coffee_type", Intake.MAX_TYPE_LENGTH),
            fields.text("notes", Intake.MAX_NOTES_LENGTH),
            fields.find("duration_minutes", CoffeeRows::minutes).orElse(Intake.DEFAULT_DURATION),
            fields.text("source", Intake.MAX_SOURCE_LENGTH),
            fields.text("client_id", Intake.MAX_CLIENT_ID_LENGTH));
    return entries -> {
      moment.decision().ifPresent(entries::clockChange);
      entries.drink(place, intake);
    };
  }

  private static Duration minutes(String text) {
    double minutes = Fields.number(text);
    if (minutes != Math.rint(minutes)) {
      throw DomainException.invalid("invalid_number", "must be whole minutes, was " + text);
    }
    return Intake.requireDuration(Duration.ofMinutes((int) minutes));
  }
}
