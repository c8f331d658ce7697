package coffee.devices.sqlite;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where databases are copied to, and limits against hostile ones.
 *
 * @param folder where copies are made; its file system needs room for the largest database
 * @param maxQueryTime maximum time within SQLite for one database
 * @param maxValueBytes maximum size of a value or a row
 */
public record SqliteLimits(Path folder, Duration maxQueryTime, int maxValueBytes) {

  /** A database of ten years takes seconds. */
  private static final Duration USUAL_TIME = Duration.ofMinutes(5);

  /** The longest rows in known databases are their table definitions of some kilobytes. */
  private static final int USUAL_VALUE = 1_000_000;

  /** The usual limits. */
  public static SqliteLimits in(Path folder) {
    return new SqliteLimits(folder, USUAL_TIME, USUAL_VALUE);
  }
}
