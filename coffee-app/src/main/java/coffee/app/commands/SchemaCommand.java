package coffee.app.commands;

import coffee.app.CoffeeConfiguration;
import coffee.app.schema.Changelog;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.migrations.DbCommand;
import net.sourceforge.argparse4j.inf.Namespace;

/** {@code db migrate}, {@code db status}, {@code db rollback} and what else Liquibase can do. */
public final class SchemaCommand extends DbCommand<CoffeeConfiguration> {

  /** A command over our changelog. */
  public SchemaCommand() {
    super(
        "db",
        configuration -> configuration.database().forCommands(),
        CoffeeConfiguration.class,
        Changelog.PATH);
  }

  @Override
  public void onError(Cli cli, Namespace namespace, Throwable e) {
    Refusals.print(e, cli.getStdErr());
  }
}
