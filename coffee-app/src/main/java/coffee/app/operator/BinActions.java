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

/** What an operator does with the bins by which the service answers for readings. */
public final class BinActions {

  private static final String PERSON = "person";

  /** Enough to see what is wrong; {@code rebuild} mends all of it. */
  private static final int SHOWN = 20;

  private static final List<Parameter> WHOSE =
      List.of(Parameter.optional(PERSON, "whose; everybody's if left out"));

  /** Everything that can be done. */
  public static final List<Action> ALL =
      List.of(
          new Action(
              "verify",
              "compares the five-minute bins with the readings; fails if they differ",
              WHOSE,
              BinActions::verify),
          new Action(
              "rebuild",
              "computes the five-minute bins anew from the readings",
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
          "bins_differ", "bins differ from their readings: bins rebuild mends them");
    }
  }

  private static String describe(List<Instant> differences) {
    return differences.isEmpty()
        ? "every bin is as its readings say"
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
