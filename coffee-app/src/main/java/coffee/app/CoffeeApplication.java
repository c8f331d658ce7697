package coffee.app;

import coffee.app.commands.CheckConfigurationCommand;
import coffee.app.commands.SchemaCommand;
import coffee.app.commands.ServeCommand;
import coffee.app.schema.SchemaCheck;
import io.dropwizard.core.Application;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jdbi3.JdbiFactory;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** The service. */
public final class CoffeeApplication extends Application<CoffeeConfiguration> {

  private final Map<String, String> environmentVariables;

  /** A service with an environment of its own. */
  public CoffeeApplication(Map<String, String> environmentVariables) {
    this.environmentVariables = Map.copyOf(environmentVariables);
  }

  /** Runs a command; see {@code --help}. */
  public static void main(String[] arguments) throws Exception {
    new CoffeeApplication(System.getenv()).run(arguments);
  }

  @Override
  public String getName() {
    return "coffee";
  }

  @Override
  public void initialize(Bootstrap<CoffeeConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(
        new EnvironmentSource(bootstrap.getConfigurationSourceProvider(), environmentVariables));
    bootstrap.setConfigurationFactoryFactory(
        (type, validator, mapper, prefix) ->
            new PackagedByDefault<>(type, validator, mapper, environmentVariables));
    bootstrap.addCommand(new SchemaCommand());
  }

  @Override
  protected void addDefaultCommands(Bootstrap<CoffeeConfiguration> bootstrap) {
    bootstrap.addCommand(new ServeCommand(this));
    bootstrap.addCommand(new CheckConfigurationCommand());
  }

  @Override
  public void run(CoffeeConfiguration configuration, Environment environment) {
    configuration.owner().requireKey();
    Jdbi jdbi = new JdbiFactory().build(environment, configuration.database().pool(), "postgresql");
    new SchemaCheck(jdbi).run();
  }
}
