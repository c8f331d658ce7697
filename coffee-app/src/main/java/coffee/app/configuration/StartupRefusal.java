package coffee.app.configuration;

import io.dropwizard.configuration.ConfigurationException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application cannot start for a reason that the operator can fix. The message is one
 * line, says how to fix it, and contains no secret.
 */
public final class StartupRefusal extends RuntimeException {

  /** Creates a refusal. */
  public StartupRefusal(String message) {
    super(message);
  }

  /** Creates a refusal with a cause, which is not shown. */
  public StartupRefusal(String message, Throwable cause) {
    super(message, cause);
  }

  /** The refusal in the causes of a configuration error, if there is one. */
  public static StartupRefusal of(ConfigurationException failure) {
    return within(failure).orElseGet(() -> oneLine(failure));
  }

  /** The refusal in the causes of an exception, if there is one. */
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
