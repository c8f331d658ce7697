package coffee.rest.assistant;

import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.Fields;
import coffee.rest.overview.DaysResource;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** The days of a period: {@code GET /v1/days}. */
final class ListDaysTool implements AssistantTool {

  private static final Description DESCRIPTION =
      new Description(
          "list_days",
          "Days",
          "Returns each day of a period, newest first: caffeine, number of drinks, caffeine at"
              + " bedtime, heart rate. 30 days if nothing is given, at most 1000.",
          Scope.READ,
          new InputSchema()
              .optional("from", "string", "First day, such as 2026-03-01")
              .optional("to", "string", "The day after the last one")
              .build());

  private final DaysResource days;
  private final CallerLookup persons;
  private final ObjectMapper json;

  ListDaysTool(DaysResource days, CallerLookup persons, ObjectMapper json) {
    this.days = days;
    this.persons = persons;
    this.json = json;
  }

  @Override
  public Description description() {
    return DESCRIPTION;
  }

  @Override
  public ToolResult call(Caller caller, Fields arguments) {
    List<DaysResource.Body> found = days.days(persons.person(caller), arguments);
    String text =
        found.stream()
            .map(
                day ->
                    "%s: %s in %s"
                        .formatted(
                            day.date(),
                            Amounts.milligrams(day.totalMg()),
                            Amounts.drinks(day.count())))
            .collect(Collectors.joining("\n"));
    ObjectNode content = json.createObjectNode();
    content.set("days", json.valueToTree(found));
    return ToolResult.of(text.isEmpty() ? "No days in this period." : text, content);
  }
}
