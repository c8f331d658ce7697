package coffee.app.configuration;

import io.dropwizard.util.Duration;
import java.util.Optional;

/**
 * Settings for operation.
 *
 * @param metricsPublic whether {@code /metrics} requires no key
 * @param metricsPersonal whether metrics include the owner's latest heart rate and dose
 * @param shutdownDelay how long to keep serving after a stop signal
 * @param sentryDsn where errors are reported, a secret; empty for none
 */
public record OperationSettings(
    boolean metricsPublic,
    boolean metricsPersonal,
    java.time.Duration shutdownDelay,
    Optional<String> sentryDsn) {

  /**
   * The settings as they are written.
   *
   * @param metricsPublic {@code METRICS_PUBLIC}
   * @param metricsPersonal {@code METRICS_PERSONAL}
   * @param shutdownDelay {@code SHUTDOWN_DELAY}
   * @param sentryDsn {@code SENTRY_DSN}, a secret; empty for none
   */
  public record Unparsed(
      String metricsPublic, String metricsPersonal, String shutdownDelay, String sentryDsn) {

    /** Excludes the DSN. */
    @Override
    public String toString() {
      return "Unparsed[]";
    }
  }

  /** Reads the configuration. */
  static OperationSettings of(Unparsed operation) {
    return new OperationSettings(
        parseBoolean("METRICS_PUBLIC", operation.metricsPublic()),
        parseBoolean("METRICS_PERSONAL", operation.metricsPersonal()),
        duration("SHUTDOWN_DELAY", operation.shutdownDelay()),
        Optional.of(operation.sentryDsn()).filter(dsn -> !dsn.isEmpty()));
  }

  private static boolean parseBoolean(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new OperatorException(name + " must be true or false");
    };
  }

  private static java.time.Duration duration(String name, String text) {
    try {
      return Duration.parse(text).toJavaDuration();
    } catch (IllegalArgumentException malformed) {
      throw new OperatorException(name + " must be a duration such as 5s");
    }
  }

  /** Excludes the DSN. */
  @Override
  public String toString() {
    return "OperationSettings[]";
  }
}
