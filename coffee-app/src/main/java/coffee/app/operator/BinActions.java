package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.heartrate.BinUpkeep;
import coffee.domain.person.PersonId;
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

  private static final List<Parameter> WHOSE =
      List.of(Parameter.optional(PERSON, "name of the person; default: all"));

  /** All actions. */
  public static final List<Action> ALL =
      List.of(
          new Action(
              "verify",
              "verifies the five-minute bins against the readings; fails if they differ",
              WHOSE,
              BinActions::verify),
          new Action(
              "rebuild",
              "recomputes the five-minute bins from the readings",
              WHOSE,
              BinActions::rebuild));

  private BinActions() {}

  private static void verify(
      Supplier<Administration> administration, Given given, PrintWriter out) {
    BinUpkeep bins = administration.get().stores().bins();
    Set<PersonId> differing = new HashSet<>();
    new EachPerson(administration.get().people(given.optional(PERSON)), out)
        .run(
            person -> {
              List<Instant> differences = bins.differences(person.id(), SHOWN);
              if (!differences.isEmpty()) {
                differing.add(person.id());
              }
              out.printf("%s: %s.%n", person.name(), describe(differences));
            });
    if (!differing.isEmpty()) {
      throw DomainException.conflict(
          "bins_differ", "bins differ from their readings: run bins rebuild");
    }
  }

  private static String describe(List<Instant> differences) {
    return differences.isEmpty()
        ? "all bins are consistent"
        : "%s bins differ, the first at %s"
            .formatted(
                differences.size() < SHOWN ? differences.size() : SHOWN + " or more",
                differences.get(0));
  }

  private static void rebuild(
      Supplier<Administration> administration, Given given, PrintWriter out) {
    BinUpkeep bins = administration.get().stores().bins();
    new EachPerson(administration.get().people(given.optional(PERSON)), out)
        .run(
            person ->
                out.printf("%s: %d bins computed.%n", person.name(), bins.rebuild(person.id())));
  }
}
