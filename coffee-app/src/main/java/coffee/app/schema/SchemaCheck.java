package coffee.app.schema;

import coffee.app.configuration.OperatorException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks the schema of a database before the service uses it. Changes nothing. */
public final class SchemaCheck {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaCheck.class);

  private final Jdbi jdbi;

  /** Read from the jar on first use. */
  private volatile @Nullable List<String> steps;

  /** Creates a check of a database. */
  public SchemaCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Fails if the schema is not supported; logs a warning if it is newer but compatible.
   *
   * @return identifier of this database, which a recreated one does not have
   * @throws OperatorException if the schema is not supported
   */
  public String run() {
    SchemaState state = state();
    state.requireUsable();
    if (state.isAhead()) {
      LOG.warn(
          "The database schema is newer than this version by {}, but compatible",
          String.join(", ", state.unknown().keySet()));
    }
    return jdbi.withHandle(SchemaCheck::name);
  }

  /** The state of the schema relative to this version. */
  public SchemaState state() {
    List<String> known = steps;
    if (known == null) {
      known = Changelog.steps();
      steps = known;
    }
    return SchemaState.compare(known, jdbi.withHandle(AppliedChangeSets::of));
  }

  private static String name(Handle handle) {
    String sql =
        """
        SELECT md5(current_database() || min(dateexecuted)::text) FROM databasechangelog
        """;
    return handle.createQuery(sql).mapTo(String.class).one();
  }
}
