package coffee.app.schema;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.PooledDataSourceFactory;
import io.dropwizard.migrations.CloseableLiquibase;
import io.dropwizard.migrations.CloseableLiquibaseWithClassPathMigrationsFile;
import java.util.Map;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;
import liquibase.ui.LoggerUIService;

/** Brings a database to the schema of this version. */
public final class Migration {

  private Migration() {}

  /** Applies the steps that are missing, and says so in the log only. */
  public static void run(PooledDataSourceFactory database) throws Exception {
    within(database, liquibase -> liquibase.update(""));
  }

  /**
   * Brings a database without data to the first steps of the changelog and no further, also
   * backwards.
   *
   * @param applied how many steps the database has
   * @param wanted how many it shall have
   */
  public static void run(PooledDataSourceFactory database, int applied, int wanted)
      throws Exception {
    if (applied > wanted) {
      within(database, liquibase -> liquibase.rollback(applied - wanted, ""));
    } else if (applied < wanted) {
      within(database, liquibase -> liquibase.update(wanted - applied, ""));
    }
  }

  /** What is done with the changelog. */
  @FunctionalInterface
  private interface Work {
    void on(CloseableLiquibase liquibase) throws LiquibaseException;
  }

  private static void within(PooledDataSourceFactory database, Work work) throws Exception {
    database.asSingleConnectionPool();
    Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> run(database, work));
  }

  private static void run(PooledDataSourceFactory database, Work work) throws Exception {
    try (CloseableLiquibase liquibase =
        new CloseableLiquibaseWithClassPathMigrationsFile(
            database.build(new MetricRegistry(), "migration"), Changelog.PATH)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      work.on(liquibase);
    }
  }
}
