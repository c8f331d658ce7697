package coffee.rest.assistant;

import coffee.domain.person.Person;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.caffeine.WhatIfResource;
import coffee.rest.json.Fields;

/** The effect of hypothetical drinks: {@code POST /v1/caffeine/what-if}. */
record WhatIfTool(WhatIfResource whatIf, CallerLookup persons) implements AssistantTool {

  @Override
  public Description description() {
    return new Description(
        "what_if",
        "What if I had another cup?",
        "Returns the estimated caffeine in the body without and with hypothetical drinks, now"
            + " and at bedtime. Nothing is stored.",
        Scope.READ,
        new InputSchema()
            .objects(
                "doses",
                new InputSchema()
                    .optional("caffeine_mg", "number", "Caffeine in mg")
                    .optional("drink", "string", "Name in the catalogue, in place of mg")
                    .optional("servings", "number", "Servings of the drink")
                    .optional("timestamp", "string", "When; now if left out")
                    .optional("duration_minutes", "integer", "How long it takes"),
                "1 to 50 hypothetical drinks")
            .optional("at", "string", "The time to look at; now if left out")
            .optional("bedtime", "string", "A time such as 22:30; the usual one if left out")
            .optional("threshold_mg", "number", "Caffeine in mg at which this person sleeps well")
            .optional("time_zone", "string", "IANA time zone of local times")
            .build());
  }

  @Override
  public Output call(Caller caller, Fields arguments) {
    Person person = persons.person(caller);
    WhatIfResource.Body body = whatIf.answer(person, arguments);
    if (body.without().belowThresholdAt().isEmpty()) {
      return new Output(Amounts.HIDDEN, body);
    }
    String text =
        "With %s more, about %s would be in the body at bedtime (%s) instead of %s; below %s at %s"
                .formatted(
                    Amounts.milligrams(body.addedMg()),
                    Amounts.milligrams(body.with().atBedtimeMg()),
                    LocalTimes.format(body.bedtime(), person.timeZone()),
                    Amounts.milligrams(body.without().atBedtimeMg()),
                    Amounts.milligrams(body.thresholdMg()),
                    LocalTimes.format(
                        body.with().belowThresholdAt().orElseThrow(), person.timeZone()))
            + " instead of %s."
                .formatted(
                    LocalTimes.format(
                        body.without().belowThresholdAt().orElseThrow(), person.timeZone()));
    return new Output(text, body);
  }
}
