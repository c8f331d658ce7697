package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.heartrate.BinMaintenance;
import coffee.domain.person.PersonId;
import coffee.domain.steps.StepMaintenance;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Actions on the five-minute bins. */
public final class BinActions {

  private static final String PERSON = "person";

  /** Enough to see the problem; {@code rebuild} repairs all of them. */
  private static final int SHOWN = 20;

  private static final List<ActionParameter> WHOSE =
      List.of(ActionParameter.optional(PERSON, "name of the person; default: all"));

  /** All actions. */
  public static final List<OperatorAction> ALL =
      List.of(
          new OperatorAction(
              "verify",
              "verifies the five-minute bins against the readings, and that all days of steps can"
                  + " be read; fails if not",
              WHOSE,
              BinActions::verify),
          new OperatorAction(
              "rebuild",
              "recomputes the five-minute bins from the readings",
              WHOSE,
              BinActions::rebuild));

  private BinActions() {}

  private static void verify(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    BinMaintenance bins = administration.get().maintained().bins();
    StepMaintenance steps = administration.get().maintained().steps();
    Set<PersonId> differing = new HashSet<>();
    new ForEachPerson(administration.get().people(given.optional(PERSON)), out)
        .run(
            person -> {
              List<String> problems = steps.findProblems(person.id(), SHOWN);
              problems.forEach(out::println);
              List<Instant> differences = bins.findDifferences(person.id(), SHOWN);
              if (!differences.isEmpty()) {
                differing.add(person.id());
              }
              out.printf("%s: %s.%n", person.name(), describe(differences));
              requireReadable(problems);
            });
    if (!differing.isEmpty()) {
      throw DomainException.conflict(
          "bins_differ", "bins differ from their readings: run bins rebuild");
    }
  }

  private static void requireReadable(List<String> problems) {
    if (!problems.isEmpty()) {
      throw DomainException.conflict(
          "steps_unreadable",
          "%s days of steps cannot be read, listed above".formatted(numberOf(problems)));
    }
  }

  private static String numberOf(List<?> shown) {
    return shown.size() < SHOWN ? String.valueOf(shown.size()) : SHOWN + " or more";
  }

  private static String describe(List<Instant> differences) {
    return differences.isEmpty()
        ? "all bins are consistent"
        : "%s bins differ, the first at %s".formatted(numberOf(differences), differences.get(0));
  }

  private static void rebuild(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    BinMaintenance bins = administration.get().maintained().bins();
    new ForEachPerson(administration.get().people(given.optional(PERSON)), out)
        .run(
            person ->
                out.printf("%s: %d bins computed.%n", person.name(), bins.rebuild(person.id())));
  }
}
