package coffee.rest.assistant;

import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.json.Fields;
import coffee.rest.overview.DaysResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The days of a period: {@code GET /v1/days}. */
record ListDaysTool(DaysResource days, CallerLookup persons) implements AssistantTool {

  @Override
  public Description description() {
    return new Description(
        "list_days",
        "Days",
        "Returns each day of a period, newest first: caffeine, number of drinks, caffeine at"
            + " bedtime, heart rate. 30 days if nothing is given, at most 1000.",
        Scope.READ,
        new InputSchema()
            .optional("from", "string", "First day, such as 2026-03-01")
            .optional("to", "string", "The day after the last one")
            .build());
  }

  @Override
  public Output call(Caller caller, Fields arguments) {
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
    return new Output(text.isEmpty() ? "No days in this period." : text, Map.of("days", found));
  }
}
