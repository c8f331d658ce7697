package coffee.rest.assistant;

import coffee.domain.intake.Intake;
import coffee.domain.intake.IntakeLog;
import coffee.domain.intake.LoggedIntake;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.intake.CoffeeBody;
import coffee.rest.intake.CoffeeFields;
import coffee.rest.json.FieldReader;
import coffee.rest.json.Fields;
import java.time.ZoneId;
import java.util.Optional;

/** Removes a drink that was logged. */
record UndoDrinkTool(IntakeLog log, CoffeeFields fields) implements AssistantTool {

  @Override
  public Description description() {
    return new Description(
        "undo_drink",
        "Undo a drink",
        "Removes a drink that was logged by mistake. log_drink and get_status return the id.",
        Scope.WRITE,
        new InputSchema().required("id", "integer", "The id of the drink").build());
  }

  @Override
  public Output call(Caller caller, Fields arguments) {
    long id =
        arguments
            .required("id", Optional.empty(), FieldReader.wholeNumber(number -> number))
            .orElse(0L);
    arguments.finish();
    LoggedIntake stored = log.find(caller.person(), id).orElseThrow(() -> fields.notFound(id));
    log.remove(caller.person(), id, unchanged -> {});
    return new Output(
        "Removed %s.".formatted(describe(stored, fields.zone(caller).get())),
        CoffeeBody.of(stored));
  }

  /** A drink in words, such as "Espresso with 63 mg at 2026-03-09 09:00 (id 17)". */
  static String describe(LoggedIntake stored, ZoneId zone) {
    Intake intake = stored.intake();
    return "%s with %s at %s (id %d)"
        .formatted(
            intake.coffeeType().orElse("a drink"),
            Amounts.milligrams(intake.caffeine().milligrams()),
            LocalTimes.format(intake.consumedAt(), zone),
            stored.id());
  }
}
