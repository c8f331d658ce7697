package coffee.app.schema;

import coffee.app.configuration.OperatorException;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/**
 * Refuses what versions before the first release wrote. They stored each heart rate as a row, and
 * their schema has no migration to this one.
 */
public final class PreReleaseSchema {

  /** The step that created the table of single heart rates. */
  private static final String CHANGE_SET = "heart-rate-reading";

  private static final String HINT =
      "export each person's data with the version that wrote it (`export`), and import it with this"
          + " one (`import`) into an empty database";

  private PreReleaseSchema() {}

  /**
   * Refuses a database with such a schema. Changes nothing.
   *
   * @throws OperatorException with the way to take the data along
   */
  public static void requireNone(Jdbi jdbi) {
    requireNone(
        jdbi.withHandle(AppliedChangeSets::of).keySet(),
        "the database has the schema of a version before the first release");
  }

  /**
   * Refuses applied steps of such a schema.
   *
   * @param subject what has the steps, for the message
   * @throws OperatorException with the way to take the data along
   */
  public static void requireNone(Collection<String> steps, String subject) {
    if (steps.contains(CHANGE_SET)) {
      throw new OperatorException(subject + ": " + HINT);
    }
  }
}
