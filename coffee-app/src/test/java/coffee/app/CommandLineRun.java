package coffee.app;

import coffee.app.configuration.CoffeeConfiguration;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the command line of the jar without exiting the process on failure.
 *
 * @param failure exception that ended the command
 * @param error error output for the operator
 */
public record CommandLineRun(Optional<Throwable> failure, String error) {

  /** Runs a command. */
  public static CommandLineRun run(Map<String, String> environment, String... arguments) {
    CoffeeApplication application = new CoffeeApplication(environment);
    Bootstrap<CoffeeConfiguration> bootstrap = new Bootstrap<>(application);
    application.addDefaultCommands(bootstrap);
    application.initialize(bootstrap);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Cli cli = new Cli(new JarLocation(CoffeeApplication.class), bootstrap, out, err);
    Optional<Throwable> failure = cli.run(arguments);
    return new CommandLineRun(failure, err.toString(StandardCharsets.UTF_8).strip());
  }
}
