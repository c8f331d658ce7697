package coffee.rest.assistant;

import coffee.domain.AddResult;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.intake.RecordIntakes;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.intake.CoffeeBody;
import coffee.rest.intake.CoffeeFields;
import coffee.rest.json.Fields;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Logs a drink: the fields and rules of {@code POST /v1/coffee}. */
record LogDrinkTool(RecordIntakes record, CoffeeFields fields) implements AssistantTool {

  @Override
  public Description description() {
    return new Description(
        "log_drink",
        "Log a drink",
        "Logs a drink with caffeine, and returns it with its id. Give either caffeine_mg or a"
            + " drink of the catalogue (such as espresso, filter_coffee, black_tea). Give"
            + " client_id, any text of your own, so that a repeated call stores nothing twice.",
        Scope.WRITE,
        new InputSchema()
            .optional("caffeine_mg", "number", "Caffeine in mg, 0 to 1000")
            .optional("drink", "string", "Name in the catalogue of drinks, in place of mg")
            .optional("servings", "number", "Servings of the drink; 1 if left out")
            .optional(
                "timestamp",
                "string",
                "When it was drunk, RFC 3339, or a local date and time; now if left out")
            .optional("coffee_type", "string", "What it was, in words")
            .optional("notes", "string", "Notes")
            .optional("duration_minutes", "integer", "How long it took; 10 if left out")
            .optional("client_id", "string", "Unique per drink; makes a repeated call harmless")
            .optional("source", "string", "Name of what logs it")
            .optional("time_zone", "string", "IANA time zone of a local time")
            .build());
  }

  @Override
  public Output call(Caller caller, Fields arguments) {
    Supplier<ZoneId> zone = fields.zone(caller);
    AddResult<LoggedIntake> added = record.add(caller.person(), fields.read(arguments, zone));
    if (added.outcome() == AddResult.Outcome.CONFLICT) {
      throw fields.conflict(added.entry());
    }
    LoggedIntake stored = added.entry();
    String what = UndoDrinkTool.describe(stored, zone.get());
    return new Output(
        added.outcome() == AddResult.Outcome.STORED
            ? "Logged %s.".formatted(what)
            : "Nothing was added: this client_id was used before, for %s.".formatted(what),
        CoffeeBody.of(stored));
  }
}
