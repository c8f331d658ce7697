package coffee.rest.assistant;

import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.correlation.CorrelationResource;
import coffee.rest.json.Fields;
import coffee.rest.limits.RateLimited;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What caffeine does to this person's heart rate: {@code GET /v1/heartrate/correlation}. */
record EffectTool(CorrelationResource correlation, CallerLookup persons) implements AssistantTool {

  @Override
  public Description description() {
    return new Description(
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
  }

  @Override
  public RateLimited.Kind limit() {
    return RateLimited.Kind.ANALYSIS;
  }

  @Override
  public Output call(Caller caller, Fields arguments) {
    JsonNode answer = correlation.answer(persons.person(caller), arguments);
    JsonNode analysis = answer.path("analysis");
    ObjectNode content = JsonNodeFactory.instance.objectNode();
    content.set("summary", answer.path("summary"));
    for (String name : new String[] {"verdict", "effect", "need", "caveats", "model_version"}) {
      content.set(name, analysis.path(name));
    }
    StringBuilder text = new StringBuilder(answer.path("summary").asText());
    analysis.path("caveats").forEach(caveat -> text.append('\n').append(caveat.asText()));
    return new Output(text.toString(), content);
  }
}
