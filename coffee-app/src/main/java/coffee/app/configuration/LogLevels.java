package coffee.app.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words for how much is logged. The library takes one that it does not know for another. */
final class LogLevels {

  private static final List<String> WORDS =
      List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL", "OFF");

  /** What YAML makes of {@code off} and {@code on}, which the library takes for OFF and TRACE. */
  private static final Set<String> SWITCHES = Set.of("FALSE", "TRUE");

  private LogLevels() {}

  /**
   * Requires that all levels are known.
   *
   * @throws StartupRefusal if one is not
   */
  static void require(LoggingFactory logging) {
    if (logging instanceof DefaultLoggingFactory levels) {
      require("logging.level", levels.getLevel());
      levels
          .getLoggers()
          .forEach((name, logger) -> require("logging.loggers." + name, level(logger)));
    }
  }

  private static @Nullable String level(JsonNode logger) {
    JsonNode level = logger.isObject() ? logger.path("level") : logger;
    return level.isTextual() ? level.asText() : null;
  }

  private static void require(String place, @Nullable String word) {
    if (word == null) {
      return; // what is missing or no text is for the library to refuse
    }
    String level = word.strip().toUpperCase(Locale.ROOT);
    if (!WORDS.contains(level) && !SWITCHES.contains(level)) {
      throw new StartupRefusal(place + " must be one of " + String.join(", ", WORDS));
    }
  }
}
