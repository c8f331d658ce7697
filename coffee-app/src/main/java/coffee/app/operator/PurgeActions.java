package coffee.app.operator;

import coffee.domain.DomainException;
import coffee.domain.heartrate.PurgeOldReadings;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Actions that delete old data. */
public final class PurgeActions {

  private static final String DAYS = "days";
  private static final String PERSON = "person";

  /** All actions. */
  public static final List<OperatorAction> ALL =
      List.of(
          new OperatorAction(
              "readings",
              "permanently deletes old raw heart rates; their five-minute bins stay",
              List.of(
                  ActionParameter.required(DAYS, "minimum age in days, 30 to 36500"),
                  ActionParameter.optional(PERSON, "name of the person; default: all")),
              PurgeActions::readings),
          new OperatorAction(
              "retries",
              "deletes stored responses of expired Idempotency-Keys",
              List.of(),
              PurgeActions::retries));

  private PurgeActions() {}

  private static void readings(
      Supplier<Administration> administration, ActionArguments arguments, PrintWriter out) {
    Duration age = PurgeOldReadings.requireAge(days(arguments.text(DAYS)));
    PurgeOldReadings readings =
        new PurgeOldReadings(
            administration.get().maintained().retention(), administration.get().clock());
    new ForEachPerson(administration.get().people(arguments.optional(PERSON)), out)
        .run(
            person ->
                out.printf(
                    "%s: %d readings deleted.%n", person.name(), readings.purge(person.id(), age)));
  }

  private static Duration days(String text) {
    if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 36_500) {
      throw DomainException.invalid("wrong_type", text + " is not a number of days up to 36500");
    }
    return Duration.ofDays(Integer.parseInt(text));
  }

  private static void retries(
      Supplier<Administration> administration, ActionArguments arguments, PrintWriter out) {
    int deleted =
        administration
            .get()
            .maintained()
            .responses()
            .deleteExpired(administration.get().clock().instant());
    out.printf("%d stored responses deleted.%n", deleted);
  }
}
