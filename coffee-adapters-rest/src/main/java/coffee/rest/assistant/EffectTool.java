package coffee.rest.assistant;

import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.correlation.CorrelationResource;
import coffee.rest.json.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What caffeine does to this person's heart rate: {@code GET /v1/heartrate/correlation}. */
final class EffectTool implements AssistantTool {

  private static final Description DESCRIPTION =
      new Description(
          "get_effect",
          "Caffeine and heart rate",
          "Returns how this person's heart rate changes after their coffees, in bpm per 100 mg with"
              + " its 95 % interval, or what is missing for an answer. It is an association, not a"
              + " diagnosis: pass the interval and the caveats on.",
          Scope.READ,
          new InputSchema()
              .optional("days", "integer", "Days to look back, 7 to 365; 180 if left out")
              .optional("from", "string", "Start of a period, in place of days")
              .optional("to", "string", "End of a period, exclusive")
              .build());

  private final CorrelationResource correlation;
  private final CallerLookup persons;
  private final ObjectMapper json;

  EffectTool(CorrelationResource correlation, CallerLookup persons, ObjectMapper json) {
    this.correlation = correlation;
    this.persons = persons;
    this.json = json;
  }

  @Override
  public Description description() {
    return DESCRIPTION;
  }

  @Override
  public ToolResult call(Caller caller, Fields arguments) {
    JsonNode answer = correlation.answer(persons.person(caller), arguments);
    JsonNode analysis = answer.path("analysis");
    ObjectNode content = json.createObjectNode();
    content.set("summary", answer.path("summary"));
    for (String name : new String[] {"verdict", "effect", "need", "caveats", "model_version"}) {
      content.set(name, analysis.path(name));
    }
    StringBuilder text = new StringBuilder(answer.path("summary").asText());
    analysis.path("caveats").forEach(caveat -> text.append('\n').append(caveat.asText()));
    return ToolResult.of(text.toString(), content);
  }
}
