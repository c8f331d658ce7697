package coffee.app.schema;

import coffee.app.configuration.OperatorException;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/**
 * Refuses databases and backups of versions before the first release. They stored each heart rate
 * as a row, and no migration leads from their schema to this one.
 */
public final class PreReleaseSchema {

  /** The change set that created the table of single heart rates. */
  private static final String CHANGE_SET = "heart-rate-reading";

  private static final String HINT =
      "export each person's data with the version that wrote it (`export`), and import it with this"
          + " one (`import`) into an empty database";

  private PreReleaseSchema() {}

  /**
   * Refuses a database with such a schema. Changes nothing.
   *
   * @throws OperatorException which says how to keep the data
   */
  public static void requireNone(Jdbi jdbi) {
    requireNone(
        jdbi.withHandle(AppliedChangeSets::of).keySet(),
        "the database has the schema of a version before the first release");
  }

  /**
   * Refuses the applied change sets of such a schema.
   *
   * @param subject what has these change sets, for the message
   * @throws OperatorException which says how to keep the data
   */
  public static void requireNone(Collection<String> changeSets, String subject) {
    if (changeSets.contains(CHANGE_SET)) {
      throw new OperatorException(subject + ": " + HINT);
    }
  }
}
