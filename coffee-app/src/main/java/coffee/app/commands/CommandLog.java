package coffee.app.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.logging.common.ConsoleAppenderFactory;
import io.dropwizard.logging.common.DefaultLoggingFactory;
import io.dropwizard.logging.common.LoggingFactory;

/** The log of a command, which is no part of what the command is asked for. */
final class CommandLog {

  private CommandLog() {}

  /** Has whatever goes to the console go to standard error. */
  static void toStandardError(LoggingFactory logging, Bootstrap<?> bootstrap) {
    if (logging instanceof DefaultLoggingFactory factory) {
      factory.getAppenders().stream()
          .filter(ConsoleAppenderFactory.class::isInstance)
          .map(ConsoleAppenderFactory.class::cast)
          .forEach(console -> console.setTarget(ConsoleAppenderFactory.ConsoleStream.STDERR));
      for (JsonNode logger : factory.getLoggers().values()) {
        logger.path("appenders").forEach(CommandLog::turn);
      }
      logging.configure(bootstrap.getMetricRegistry(), bootstrap.getApplication().getName());
    }
  }

  /** An appender of one logger alone, which the library makes of this. */
  private static void turn(JsonNode appender) {
    if (appender instanceof ObjectNode settings
        && settings.path("type").asText().equals("console")) {
      settings.put("target", "stderr");
    }
  }
}
