package coffee.app.configuration;

import io.dropwizard.configuration.ConfigurationException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The application cannot start for a reason that the operator can fix. The message is one line,
 * says how to fix it, and contains no secret.
 */
public final class OperatorException extends RuntimeException {

  /** Creates a refusal. */
  public OperatorException(String message) {
    super(message);
  }

  /** Creates a refusal with a cause, which is not shown. */
  public OperatorException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The refusal in the causes of a configuration error, if there is one. */
  public static OperatorException of(ConfigurationException failure) {
    return find(failure).orElseGet(() -> oneLine(failure));
  }

  /** The refusal in the causes of an exception, if there is one. */
  static Optional<OperatorException> find(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(OperatorException.class::isInstance)
        .map(OperatorException.class::cast)
        .findFirst();
  }

  private static OperatorException oneLine(ConfigurationException failure) {
    String line =
        String.valueOf(failure.getMessage())
            .lines()
            .map(String::strip)
            .collect(Collectors.joining(" "))
            .strip();
    return new OperatorException(line, failure);
  }
}
