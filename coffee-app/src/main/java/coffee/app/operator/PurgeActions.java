package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.heartrate.GiveUpOldReadings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What an operator does with what is old. */
public final class PurgeActions {

  private static final String DAYS = "days";
  private static final String PERSON = "person";

  /** Everything that can be done. */
  public static final List<Action> ALL =
      List.of(
          new Action(
              "readings",
              "gives up single heart rates for good; their five-minute bins stay, and the answers",
              List.of(
                  Parameter.required(DAYS, "how old the youngest of them is, 30 to 36500"),
                  Parameter.optional(PERSON, "whose; everybody's if left out")),
              PurgeActions::readings),
          new Action(
              "retries",
              "forgets how writes were answered whose Idempotency-Key has expired",
              List.of(),
              PurgeActions::retries));

  private PurgeActions() {}

  private static void readings(
      Supplier<Administration> administration, Given given, PrintWriter out) {
    Duration age = GiveUpOldReadings.requireAge(days(given.text(DAYS)));
    GiveUpOldReadings readings =
        new GiveUpOldReadings(
            administration.get().stores().retention(), administration.get().clock());
    new EachPerson(administration.get().people(given.optional(PERSON)), out)
        .run(
            person ->
                out.printf(
                    "%s: %d readings given up.%n", person.name(), readings.of(person.id(), age)));
  }

  private static Duration days(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 36_500) {
      throw DomainException.invalid("wrong_type", text + " is not a number of days up to 36500");
    }
    return Duration.ofDays(Integer.parseInt(text));
  }

  private static void retries(
      Supplier<Administration> administration, Given given, PrintWriter out) {
    int forgotten =
        administration.get().stores().retries().purge(administration.get().clock().instant());
    out.printf("%d answered writes forgotten.%n", forgotten);
  }
}
