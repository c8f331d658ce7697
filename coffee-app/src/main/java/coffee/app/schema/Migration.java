package coffee.app.schema;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.PooledDataSourceFactory;
import io.dropwizard.migrations.CloseableLiquibase;
import io.dropwizard.migrations.CloseableLiquibaseWithClassPathMigrationsFile;
import java.util.Map;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.ui.LoggerUIService;

/** Brings a database to the schema of this version. */
public final class Migration {

  private Migration() {}

  /** Applies the steps that are missing, and says so in the log only. */
  public static void run(PooledDataSourceFactory database) throws Exception {
    database.asSingleConnectionPool();
    Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> update(database));
  }

  private static void update(PooledDataSourceFactory database) throws Exception {
    try (CloseableLiquibase liquibase =
        new CloseableLiquibaseWithClassPathMigrationsFile(
            database.build(new MetricRegistry(), "migration"), Changelog.PATH)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      liquibase.update("");
    }
  }
}
