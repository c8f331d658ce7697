package coffee.app.schema;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.db.PooledDataSourceFactory;
import io.dropwizard.migrations.CloseableLiquibase;
import io.dropwizard.migrations.CloseableLiquibaseWithClassPathMigrationsFile;
import java.util.Map;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;
import org.jdbi.v3.core.Jdbi;

/** Migrates a database to the schema of this version. */
public final class Migration {

  private Migration() {}

  /**
   * Applies the missing steps; reports only to the log. If none is missing, Liquibase is not
   * started; {@code db migrate} always starts it, which also compares the checksums of the steps.
   */
  public static void run(PooledDataSourceFactory database) throws Exception {
    database.asSingleConnectionPool();
    ManagedDataSource connections = connections(database);
    try {
      Jdbi jdbi = Jdbi.create(connections);
      PreReleaseSchema.requireNone(jdbi);
      if (new SchemaCheck(jdbi).state().missing().isEmpty()) {
        return;
      }
    } finally {
      connections.stop();
    }
    within(database, liquibase -> liquibase.update(""));
  }

  /**
   * Migrates a database without data to the first steps of the changelog, forwards or backwards.
   *
   * @param applied number of applied steps
   * @param target number of steps to reach
   */
  public static void run(PooledDataSourceFactory database, int applied, int target)
      throws Exception {
    if (applied > target) {
      within(database, liquibase -> liquibase.rollback(applied - target, ""));
    } else if (applied < target) {
      within(database, liquibase -> liquibase.update(target - applied, ""));
    }
  }

  /** An operation on the changelog. */
  @FunctionalInterface
  private interface Work {
    void on(CloseableLiquibase liquibase) throws LiquibaseException;
  }

  private static void within(PooledDataSourceFactory database, Work work) throws Exception {
    database.asSingleConnectionPool();
    Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> run(database, work));
  }

  private static void run(PooledDataSourceFactory database, Work work) throws Exception {
    ManagedDataSource connections = connections(database);
    try {
      PreReleaseSchema.requireNone(Jdbi.create(connections));
    } catch (RuntimeException refusal) {
      connections.stop();
      throw refusal;
    }
    try (CloseableLiquibase liquibase =
        new CloseableLiquibaseWithClassPathMigrationsFile(connections, Changelog.PATH)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      work.on(liquibase);
    }
  }

  private static ManagedDataSource connections(PooledDataSourceFactory database) {
    return database.build(new MetricRegistry(), "migration");
  }
}
