package coffee.app.support;

import coffee.app.CoffeeApplication;
import coffee.app.commands.StandardStreams;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.persistence.TestDatabase;
import io.dropwizard.core.cli.Cli;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.util.JarLocation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands of the service with a database. */
public final class CommandRunner {

  private final Map<String, String> environment;

  /** With a database and more environment variables. */
  public CommandRunner(TestDatabase database, Map<String, String> further) {
    this.environment = RunningService.environment(database.jdbcUrl(), further);
  }

  /** With a database that may be unavailable. */
  public CommandRunner(String databaseUrl) {
    this.environment = RunningService.environment(databaseUrl, Map.of());
  }

  /** The result of a command. */
  public record Outcome(boolean succeeded, String output, String errors) {}

  /** Runs a command as if typed. */
  public Outcome run(String... arguments) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(errors, true, StandardCharsets.UTF_8);
    PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8);
    CoffeeApplication coffee =
        new CoffeeApplication(environment, new StandardStreams(out, err, false));
    Bootstrap<CoffeeConfiguration> bootstrap = new Bootstrap<>(coffee);
    coffee.initialize(bootstrap);
    Cli cli = new Cli(new JarLocation(getClass()), bootstrap, out, err);
    boolean succeeded = cli.run(arguments).isEmpty();
    return new Outcome(
        succeeded,
        output.toString(StandardCharsets.UTF_8),
        errors.toString(StandardCharsets.UTF_8));
  }

  /** Runs a command in a separate process and captures all output. */
  public Outcome runApart(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // it runs for seconds
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(CoffeeApplication.class.getName());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile("output", ".txt");
    Path errors = Files.createTempFile("errors", ".txt");
    Process process = null;
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().clear();
      builder.environment().putAll(environment);
      builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
      process = builder.start();
      boolean succeeded = process.waitFor() == 0;
      return new Outcome(succeeded, Files.readString(output), Files.readString(errors));
    } finally {
      if (process != null) {
        process.destroyForcibly();
      }
      Files.delete(output);
      Files.delete(errors);
    }
  }
}
