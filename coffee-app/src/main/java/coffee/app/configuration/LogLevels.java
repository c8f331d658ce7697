package coffee.app.configuration;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * The levels of the log, and which loggers may have which. The logging library replaces a level
 * that it does not know by another, without a word.
 *
 * <p>Below INFO libraries write requests and rows as they pass through: Jetty whole headers with
 * the keys in them, the PostgreSQL driver every value of a statement. So only the service's own
 * loggers go below it.
 */
public final class LogLevels {

  private static final String OWN = "coffee";

  private static final List<String> WORDS =
      List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL", "OFF");

  /** What YAML makes of {@code off} and {@code on}. */
  private static final Map<String, Level> SWITCHES =
      Map.of("FALSE", Level.OFF, "TRUE", Level.TRACE);

  private LogLevels() {}

  /** The levels by name, with commas between. */
  public static String names() {
    return String.join(", ", WORDS);
  }

  /** A level by its name, in upper or lower case; empty if there is none of that name. */
  public static Optional<Level> named(String name) {
    String level = name.strip().toUpperCase(Locale.ROOT);
    return WORDS.contains(level) ? Optional.of(Level.toLevel(level)) : Optional.empty();
  }

  /**
   * Whether events of a level may be written.
   *
   * @param logger the name of the logger that they come from
   */
  public static boolean mayWrite(String logger, Level level) {
    return level.isGreaterOrEqual(Level.INFO) || logger.equals(OWN) || logger.startsWith(OWN + ".");
  }

  /**
   * Whether a logger may be set to a level. The root logger may have any: it sets those of the
   * service, and {@link #mayWrite} still holds for what libraries write by it.
   */
  public static boolean maySet(String logger, Level level) {
    return logger.equalsIgnoreCase(Logger.ROOT_LOGGER_NAME) || mayWrite(logger, level);
  }

  /**
   * Requires that all levels are known and may be set.
   *
   * @throws OperatorException if one is invalid
   */
  static void require(LoggingFactory logging) {
    if (logging instanceof DefaultLoggingFactory levels) {
      require("logging.level", Logger.ROOT_LOGGER_NAME, levels.getLevel());
      levels
          .getLoggers()
          .forEach((name, logger) -> require("logging.loggers." + name, name, level(logger)));
    }
  }

  private static @Nullable String level(JsonNode logger) {
    JsonNode level = logger.isObject() ? logger.path("level") : logger;
    return level.isTextual() || level.isBoolean() ? level.asText() : null;
  }

  private static void require(String place, String logger, @Nullable String word) {
    if (word == null) {
      return; // what is missing or no text is for the library to refuse
    }
    Level level =
        named(word)
            .or(() -> Optional.ofNullable(SWITCHES.get(word.strip().toUpperCase(Locale.ROOT))))
            .orElseThrow(() -> new OperatorException(place + " must be one of " + names()));
    if (!maySet(logger, level)) {
      throw new OperatorException(
          place + " must be INFO, WARN, ERROR or OFF: below INFO libraries log keys and records");
    }
  }
}
