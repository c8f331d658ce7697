package coffee.domain.imports;

import java.time.Duration;

/**
 * The imports waiting for a worker.
 *
 * @param imports number of imports that could run but do not, 0 or more
 * @param longestWait longest time that one of them has waited since queued or last renewed; zero if
 *     there is none
 */
public record ImportBacklog(long imports, Duration longestWait) {

  /** No waiting imports. */
  public static final ImportBacklog NONE = new ImportBacklog(0, Duration.ZERO);
}
