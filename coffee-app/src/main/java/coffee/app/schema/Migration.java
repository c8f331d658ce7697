package coffee.app.schema;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.PooledDataSourceFactory;
import io.dropwizard.migrations.CloseableLiquibase;
import io.dropwizard.migrations.CloseableLiquibaseWithClassPathMigrationsFile;
import java.sql.SQLException;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.exception.LiquibaseException;

/** Brings a database to the schema of this version. */
public final class Migration {

  private Migration() {}

  /** Applies the steps that are missing. */
  public static void run(PooledDataSourceFactory database) throws LiquibaseException, SQLException {
    database.asSingleConnectionPool();
    try (CloseableLiquibase liquibase =
        new CloseableLiquibaseWithClassPathMigrationsFile(
            database.build(new MetricRegistry(), "migration"), Changelog.PATH)) {
      liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
      liquibase.update("");
    }
  }
}
