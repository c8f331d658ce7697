package coffee.app.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;

/** Logging of commands, which must not mix with their output. */
final class CommandLogging {

  private CommandLogging() {}

  /** Redirects console logging to standard error. */
  static void toStandardError(LoggingFactory logging, Bootstrap<?> bootstrap) {
    if (logging instanceof DefaultLoggingFactory factory) {
      factory.getAppenders().stream()
          .filter(ConsoleAppenderFactory.class::isInstance)
          .map(ConsoleAppenderFactory.class::cast)
          .forEach(console -> console.setTarget(ConsoleAppenderFactory.ConsoleStream.STDERR));
      for (JsonNode logger : factory.getLoggers().values()) {
        logger.path("appenders").forEach(CommandLogging::redirect);
      }
      logging.configure(bootstrap.getMetricRegistry(), bootstrap.getApplication().getName());
    }
  }

  /** A single appender's factory, as the library requires it. */
  private static void redirect(JsonNode appender) {
    if (appender instanceof ObjectNode settings
        && settings.path("type").asText().equals("console")) {
      settings.put("target", "stderr");
    }
  }
}
