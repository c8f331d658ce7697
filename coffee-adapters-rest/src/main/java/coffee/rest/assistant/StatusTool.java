package coffee.rest.assistant;

import coffee.domain.Page;
import coffee.domain.intake.IntakeFilter;
import coffee.domain.intake.IntakeLog;
import coffee.domain.person.Person;
import coffee.domain.person.Scope;
import coffee.rest.Caller;
import coffee.rest.CallerLookup;
import coffee.rest.caffeine.BedtimeResource;
import coffee.rest.intake.CoffeeBody;
import coffee.rest.json.Fields;
import coffee.rest.overview.NowResource;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.ZoneId;
import java.util.List;

/** The present state: {@code GET /v1/now} and {@code GET /v1/caffeine/bedtime}, and last drinks. */
record StatusTool(IntakeLog log, NowResource now, BedtimeResource bedtime, CallerLookup persons)
    implements AssistantTool {

  private static final int RECENT_DRINKS = 5;

  @JsonNaming(SnakeCaseStrategy.class)
  private record Content(
      NowResource.Body now, BedtimeResource.Body bedtime, List<CoffeeBody> recentDrinks) {}

  @Override
  public Description description() {
    return new Description(
        "get_status",
        "Caffeine now",
        "Returns today's caffeine and limit, the estimated caffeine in the body now and at"
            + " bedtime, when it is low enough to sleep, the latest heart rate, and the last"
            + " drinks with their ids.",
        Scope.READ,
        new InputSchema()
            .optional("bedtime", "string", "A time such as 22:30; the usual one if left out")
            .optional("threshold_mg", "number", "Caffeine in mg at which this person sleeps well")
            .build());
  }

  @Override
  public Output call(Caller caller, Fields arguments) {
    Person person = persons.person(caller);
    BedtimeResource.Body evening = bedtime.bedtime(person, arguments);
    NowResource.Body present = now.now(person);
    return new Output(
        text(present, evening, person.timeZone()),
        new Content(present, evening, recentDrinks(person)));
  }

  private List<CoffeeBody> recentDrinks(Person person) {
    return log.page(person.id(), IntakeFilter.ALL, Page.first(RECENT_DRINKS)).stream()
        .map(CoffeeBody::of)
        .toList();
  }

  private static String text(NowResource.Body present, BedtimeResource.Body evening, ZoneId zone) {
    return String.join(
        " ",
        "Today: %s in %s, of a limit of %s."
            .formatted(
                Amounts.milligrams(present.todayMg()),
                Amounts.drinks(present.todayCount()),
                Amounts.milligrams(present.limitMg())),
        present.activeMg().isEmpty() || evening.sleepOkAt().isEmpty()
            ? Amounts.HIDDEN
            : levels(present, evening, zone));
  }

  private static String levels(
      NowResource.Body present, BedtimeResource.Body evening, ZoneId zone) {
    return String.join(
        " ",
        "In the body now: about %s.".formatted(Amounts.milligrams(present.activeMg())),
        "At bedtime (%s): about %s, between %s and %s; this person sleeps well below %s."
            .formatted(
                LocalTimes.format(evening.bedtime(), zone),
                Amounts.milligrams(evening.atBedtimeMg()),
                Amounts.milligrams(evening.lowMg()),
                Amounts.milligrams(evening.highMg()),
                Amounts.milligrams(evening.thresholdMg())),
        "Low enough to sleep from %s."
            .formatted(LocalTimes.format(evening.sleepOkAt().orElseThrow(), zone)));
  }
}
