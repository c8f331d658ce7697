package coffee.app.schema;

import coffee.app.configuration.StartupRefusal;
import java.util.List;
import liquibase.exception.LiquibaseException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at a database before the service starts to use it. Changes nothing. */
public final class SchemaCheck {

  private static final Logger LOG = LoggerFactory.getLogger(SchemaCheck.class);

  private final Jdbi jdbi;

  /** A check of a database. */
  public SchemaCheck(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Lets nobody past who could not work; warns of a database that is ahead.
   *
   * @return a name for this database, which one made anew does not have
   * @throws StartupRefusal if the schema cannot be worked with
   */
  public String run() {
    SchemaState state = state();
    state.requireUsable();
    if (state.isAhead()) {
      LOG.warn(
          "The database is ahead of this version by {}: compatible, so serving",
          String.join(", ", state.unknown().keySet()));
    }
    return jdbi.withHandle(SchemaCheck::name);
  }

  /** How the schema of the database stands to this version now. */
  public SchemaState state() {
    return SchemaState.compare(steps(), jdbi.withHandle(AppliedSteps::of));
  }

  private static List<String> steps() {
    try {
      return Changelog.steps();
    } catch (LiquibaseException e) {
      throw new IllegalStateException("The changelog in this jar cannot be read", e);
    }
  }

  private static String name(Handle handle) {
    String sql =
        """
        SELECT md5(current_database() || min(dateexecuted)::text) FROM databasechangelog
        """;
    return handle.createQuery(sql).mapTo(String.class).one();
  }
}
