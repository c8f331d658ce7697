package coffee.app.commands;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.schema.Changelog;
import coffee.app.schema.PreReleaseSchema;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.migrations.DbCommand;
import net.sourceforge.argparse4j.inf.Namespace;
import org.slf4j.LoggerFactory;

/** {@code db migrate}, {@code db status}, {@code db rollback} and other Liquibase commands. */
public final class SchemaCommand extends DbCommand<CoffeeConfiguration> {

  /** Liquibase logs connection failures with a stack trace, before the one-line message. */
  private static final String POOL = "org.apache.tomcat.jdbc.pool.ConnectionPool";

  /** Creates the command for our changelog. */
  public SchemaCommand() {
    super(
        "db",
        configuration -> configuration.database().forCommands(),
        CoffeeConfiguration.class,
        Changelog.PATH);
  }

  @Override
  protected void run(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace namespace,
      CoffeeConfiguration configuration)
      throws Exception {
    CommandLogging.toStandardError(configuration.getLoggingFactory(), bootstrap);
    if (LoggerFactory.getLogger(POOL) instanceof Logger logger) {
      logger.setLevel(Level.OFF);
    }
    try (CommandDatabase database = new CommandDatabase(configuration)) {
      PreReleaseSchema.requireNone(database.jdbi());
    }
    super.run(bootstrap, namespace, configuration);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    CommandErrors.print(e, cli.getStdErr());
  }
}
