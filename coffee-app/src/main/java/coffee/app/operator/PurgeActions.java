package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.heartrate.GiveUpOldReadings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Actions that delete old data. */
public final class PurgeActions {

  private static final String DAYS = "days";
  private static final String PERSON = "person";

  /** All actions. */
  public static final List<Action> ALL =
      List.of(
          new Action(
              "readings",
              "permanently deletes old raw heart rates; their five-minute bins stay",
              List.of(
                  Parameter.required(DAYS, "minimum age in days, 30 to 36500"),
                  Parameter.optional(PERSON, "name of the person; default: all")),
              PurgeActions::readings),
          new Action(
              "retries",
              "deletes stored responses of expired Idempotency-Keys",
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
                    "%s: %d readings deleted.%n", person.name(), readings.of(person.id(), age)));
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
    out.printf("%d stored responses deleted.%n", forgotten);
  }
}
