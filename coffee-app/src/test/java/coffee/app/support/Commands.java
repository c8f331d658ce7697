package coffee.app.support;

import coffee.app.CoffeeApplication;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.persistence.Postgres;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The command line of the service, over a database. */
public final class Commands {

  private final Map<String, String> environment;

  /** Over a database, with further variables in the environment. */
  public Commands(Postgres database, Map<String, String> further) {
    this.environment = RunningService.environment(database.jdbcUrl(), further);
  }

  /** Over a database that may not be there. */
  public Commands(String databaseUrl) {
    this.environment = RunningService.environment(databaseUrl, Map.of());
  }

  /** What came of a command. */
  public record Outcome(boolean succeeded, String output, String errors) {}

  /** Runs a command as if it was typed. What it prints itself goes by the process's output. */
  public Outcome run(String... arguments) {
    CoffeeApplication coffee = new CoffeeApplication(environment);
    Bootstrap<CoffeeConfiguration> bootstrap = new Bootstrap<>(coffee);
    coffee.initialize(bootstrap);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (PrintStream captured = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      System.setOut(captured);
      Cli cli = new Cli(new JarLocation(getClass()), bootstrap, captured, errors);
      boolean succeeded = cli.run(arguments).isEmpty();
      return new Outcome(
          succeeded,
          output.toString(StandardCharsets.UTF_8),
          errors.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
