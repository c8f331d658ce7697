package coffee.persistence;

import java.sql.Connection;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** The production changelog. */
public final class ProductionChangelog {

  /** Its path on the class path. */
  public static final String PATH = "db/migrations.xml";

  private ProductionChangelog() {}

  /** The changelog, applied through a connection. */
  public static Liquibase of(Connection connection) throws LiquibaseException {
    return new Liquibase(PATH, new ClassLoaderResourceAccessor(), new JdbcConnection(connection));
  }
}
