package coffee.app;

import io.dropwizard.util.Duration;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the service is operated.
 *
 * @param metricsPublic whether {@code /metrics} needs no key
 * @param metricsPersonal whether metrics tell the owner's latest heart rate and dose
 * @param shutdownDelay how long to serve on when told to stop
 * @param sentryDsn where errors are reported, a secret; empty for nowhere
 * @param directories folders that must have room, by their names
 */
public record OperationSettings(
    boolean metricsPublic,
    boolean metricsPersonal,
    java.time.Duration shutdownDelay,
    Optional<String> sentryDsn,
    Directories directories) {

  /**
   * Folders that something is kept in.
   *
   * @param imports where imports are spooled
   * @param backups where backups lie
   */
  public record Directories(Optional<Path> imports, Optional<Path> backups) {}

  /** Reads what the configuration says. */
  static OperationSettings of(CoffeeConfiguration.Operation operation) {
    return new OperationSettings(
        yes("METRICS_PUBLIC", operation.metricsPublic()),
        yes("METRICS_PERSONAL", operation.metricsPersonal()),
        duration("SHUTDOWN_DELAY", operation.shutdownDelay()),
        Optional.of(operation.sentryDsn()).filter(dsn -> !dsn.isEmpty()),
        new Directories(
            path("IMPORT_DIR", operation.importDirectory()),
            path("BACKUP_DIR", operation.backupDirectory())));
  }

  private static boolean yes(String name, String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new StartupRefusal(name + " must be true or false");
    };
  }

  private static java.time.Duration duration(String name, String text) {
    try {
      return Duration.parse(text).toJavaDuration();
    } catch (IllegalArgumentException wrong) {
      throw new StartupRefusal(name + " must be a time like 5s");
    }
  }

  private static Optional<Path> path(String name, String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException wrong) {
      throw new StartupRefusal(name + " must be the path of a folder");
    }
  }

  /** Never the DSN. */
  @Override
  public String toString() {
    return "OperationSettings[]";
  }
}
