package coffee.app.operator;

import ch.qos.logback.classic.Level;
import coffee.app.configuration.LogLevels;
import coffee.app.logging.LiveLevels;
import coffee.domain.DomainException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** What an operator does with a process that runs. */
public final class ProcessActions {

  private static final String LOGGER = "logger";
  private static final String LEVEL = "level";
  private static final String DURATION = "duration";

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private static final LiveLevels LEVELS = new LiveLevels();

  /** Everything that can be done. */
  public static final List<OperatorAction> ALL =
      List.of(
          new OperatorAction(
              "log-level",
              "logs more or less",
              List.of(
                  ActionParameter.required(LOGGER, "a logger, like coffee, or ROOT"),
                  ActionParameter.optional(LEVEL, "how much; as configured, if left out"),
                  ActionParameter.optional(DURATION, "for how long: 10m or PT10M, 1s to 30d")),
              ProcessActions::setLevel),
          new OperatorAction("gc", "collects garbage", List.of(), ProcessActions::collectGarbage));

  private ProcessActions() {}

  private static void setLevel(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    String logger = logger(given.text(LOGGER));
    Optional<Level> level = given.optional(LEVEL).map(text -> level(logger, text));
    Optional<Duration> time = given.optional(DURATION).map(ProcessActions::time);
    if (level.isEmpty()) {
      if (time.isPresent()) {
        throw DomainException.invalid("required", "a duration needs a level");
      }
      LEVELS.reset(logger);
      out.printf("%s logs as configured.%n", logger);
      return;
    }
    time.ifPresentOrElse(
        limit -> LEVELS.set(logger, level.get(), limit), () -> LEVELS.set(logger, level.get()));
    out.printf(
        "%s logs at %s%s.%n",
        logger, level.get(), time.map(limit -> " for " + limit.toSeconds() + " s").orElse(""));
  }

  private static String logger(String name) {
    String logger = name.equalsIgnoreCase("ROOT") ? name.toUpperCase(Locale.ROOT) : name;
    if (!LEVELS.exist(logger)) {
      throw DomainException.notFound("there is no logger called " + logger);
    }
    return logger;
  }

  private static Level level(String logger, String text) {
    Level level =
        LogLevels.named(text)
            .orElseThrow(
                () ->
                    DomainException.invalid(
                        "unknown_level", "level must be one of " + LogLevels.names()));
    if (!LogLevels.maySet(logger, level)) {
      throw DomainException.invalid(
          "level_not_allowed",
          logger + " is a library's: INFO, WARN, ERROR or OFF; below it, libraries log keys");
    }
    return level;
  }

  /** ISO 8601, or a time like those of keys. */
  private static Duration time(String text) {
    Duration time;
    try {
      time = text.startsWith("P") ? Duration.parse(text) : KeyOptionParser.duration(text);
    } catch (DateTimeParseException malformed) {
      throw DomainException.invalid(
          "invalid_duration", text + " is not a duration such as 10m or PT10M");
    }
    if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
      throw DomainException.invalid("out_of_range", "duration must be 1 second to 30 days");
    }
    return time;
  }

  private static void collectGarbage(
      Supplier<Administration> administration, ActionArguments given, PrintWriter out) {
    System.gc();
    out.println("Garbage is collected.");
  }
}
