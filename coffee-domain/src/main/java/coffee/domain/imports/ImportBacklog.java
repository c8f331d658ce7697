package coffee.domain.imports;

import java.time.Duration;

/**
 * What waits for a runner.
 *
 * @param imports how many could run at once, and do not; 0 or more
 * @param longest how long the one of them has waited of which nobody has heard for longest; zero if
 *     there is none
 */
public record ImportBacklog(long imports, Duration longest) {

  /** Nothing waits. */
  public static final ImportBacklog NONE = new ImportBacklog(0, Duration.ZERO);
}
