package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.person.Actor;
import coffee.domain.person.Person;
import java.io.PrintWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** Actions on persons. */
public final class PersonActions {

  private static final String NAME = "name";
  private static final String NEW_NAME = "new_name";
  private static final String TIME_ZONE = "time_zone";
  private static final String CONFIRM = "confirm";

  /** All actions. */
  public static final List<OperatorAction> ALL =
      List.of(
          new OperatorAction("list", "lists all persons", List.of(), PersonActions::list),
          new OperatorAction(
              "add",
              "adds a person; create their key with `key create`",
              List.of(
                  ActionParameter.word(NAME, "unique name of the person"),
                  ActionParameter.optional(
                      TIME_ZONE, "time zone of the person; default: the owner's")),
              PersonActions::add),
          new OperatorAction(
              "rename",
              "renames a person",
              List.of(
                  ActionParameter.word(NAME, "current name"),
                  ActionParameter.word(NEW_NAME, "new name")),
              PersonActions::rename),
          new OperatorAction(
              "remove",
              "permanently erases a person with all data and keys",
              List.of(
                  ActionParameter.word(NAME, "name of the person"),
                  ActionParameter.required(CONFIRM, "the same name, to confirm")),
              PersonActions::remove));

  private PersonActions() {}

  private static void list(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    TextTable columns = new TextTable("ID", "NAME", "TIME ZONE");
    for (Person person : administration.get().people().all()) {
      columns.add(Long.toString(person.id().value()), person.name(), person.timeZone().toString());
    }
    columns.print(out);
  }

  private static void add(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    ZoneId zone =
        given
            .optional(TIME_ZONE)
            .map(PersonActions::zone)
            .orElseGet(() -> administration.get().zone());
    Person person = administration.get().people().add(given.text(NAME), zone);
    out.printf("%s is person %d, in %s.%n", person.name(), person.id().value(), person.timeZone());
  }

  private static void rename(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    Person person = administration.get().person(given.text(NAME));
    Person renamed = administration.get().renamePerson().rename(person.id(), given.text(NEW_NAME));
    out.printf("%s was renamed to %s.%n", person.name(), renamed.name());
  }

  private static void remove(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    String name = given.text(NAME);
    if (!given.text(CONFIRM).equals(name)) {
      throw DomainException.invalid(
          "not_confirmed", "nothing was erased: --confirm must repeat the name");
    }
    administration
        .get()
        .removePerson()
        .remove(administration.get().person(name).id(), Actor.OPERATOR);
    out.printf("%s was erased, with all data and keys.%n", name);
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException unknown) {
      throw DomainException.invalid(
          "unknown_time_zone",
          "%s is not a time zone: use a name such as Europe/Berlin".formatted(name));
    }
  }
}
