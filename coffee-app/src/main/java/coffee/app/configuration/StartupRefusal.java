package coffee.app.configuration;

import io.dropwizard.configuration.ConfigurationException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Why the application does not start, where that is for the operator to mend. The message is one
 * line, says how to mend it, and holds no secret.
 */
public final class StartupRefusal extends RuntimeException {

  /** A refusal. */
  public StartupRefusal(String message) {
    super(message);
  }

  /** A refusal with what was found, which is not shown. */
  public StartupRefusal(String message, Throwable cause) {
    super(message, cause);
  }

  /** What is wrong with the configuration: the refusal that ended its reading, if one did. */
  public static StartupRefusal of(ConfigurationException failure) {
    return within(failure).orElseGet(() -> oneLine(failure));
  }

  /** The refusal that ended a reading, if one did. */
  static Optional<StartupRefusal> within(ConfigurationException failure) {
    return Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
        .filter(StartupRefusal.class::isInstance)
        .map(StartupRefusal.class::cast)
        .findFirst();
  }

  private static StartupRefusal oneLine(ConfigurationException failure) {
    String line =
        String.valueOf(failure.getMessage())
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "))
            .strip();
    return new StartupRefusal(line, failure);
  }
}
