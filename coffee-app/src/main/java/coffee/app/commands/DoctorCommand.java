package coffee.app.commands;

import coffee.app.backup.BackupDirectory;
import coffee.app.configuration.CoffeeConfiguration;
import coffee.app.configuration.OperatorException;
import coffee.app.doctor.BackupCheck;
import coffee.app.doctor.Check;
import coffee.app.doctor.DatabaseCheck;
import coffee.app.doctor.Diagnosis;
import coffee.app.doctor.Finding;
import coffee.app.doctor.Finding.Level;
import coffee.app.doctor.MachineCheck;
import coffee.app.doctor.MqttCheck;
import coffee.app.doctor.NetworkExposureCheck;
import coffee.app.doctor.RedisCheck;
import coffee.app.doctor.SecretsCheck;
import coffee.persistence.redis.RedisConnections;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.management.OperatingSystemMXBean;
import io.dropwizard.core.setup.Bootstrap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;
import redis.clients.jedis.RedisClient;

/** {@code doctor}: checks whether an installation is ready for production, and suggests fixes. */
public final class DoctorCommand extends CoffeeCommand {

  private static final String JSON = "json";

  /** Creates the command with output streams. */
  public DoctorCommand(StandardStreams streams) {
    super("doctor", "Checks the installation; fails on problems", streams);
  }

  @Override
  public void configure(Subparser parser) {
    super.configure(parser);
    parser.addArgument("--json").dest(JSON).action(Arguments.storeTrue()).help("print JSON");
  }

  @Override
  void execute(
      Bootstrap<CoffeeConfiguration> bootstrap,
      Namespace arguments,
      CoffeeConfiguration configuration)
      throws IOException {
    Optional<RedisClient> redis = configuration.redis().address().map(RedisConnections::to);
    try (CommandDatabase database = new CommandDatabase(configuration)) {
      Diagnosis diagnosis = Diagnosis.of(checks(configuration, database, redis));
      if (arguments.getBoolean(JSON)) {
        ObjectMapper json = bootstrap.getObjectMapper().copy();
        json.enable(SerializationFeature.INDENT_OUTPUT)
            .writeValueAsString(diagnosis)
            .lines()
            .forEach(out()::println);
      } else {
        diagnosis.findings().forEach(this::print);
      }
      if (diagnosis.status() == Level.PROBLEM) {
        throw new OperatorException(
            "%d problem(s), %d warning(s)"
                .formatted(diagnosis.count(Level.PROBLEM), diagnosis.count(Level.WARNING)));
      }
    } finally {
      redis.ifPresent(RedisClient::close);
    }
  }

  private static List<Check> checks(
      CoffeeConfiguration configuration, CommandDatabase database, Optional<RedisClient> redis) {
    Clock clock = Clock.systemUTC();
    return List.of(
        new SecretsCheck(
            configuration.owner(),
            configuration.database().address(),
            configuration.redis().address()),
        new NetworkExposureCheck(configuration),
        new DatabaseCheck(database.jdbi(), configuration.database(), clock),
        new RedisCheck(redis),
        new MqttCheck(configuration.mqtt()),
        new BackupCheck(
            configuration.maintenance().backupDirectory().map(BackupDirectory::new), clock),
        machine(configuration));
  }

  private static MachineCheck machine(CoffeeConfiguration configuration) {
    List<Path> directories =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.io.tmpdir"))));
    Stream.concat(
            configuration.maintenance().backupDirectory().stream(),
            Stream.of(Path.of(configuration.imports().folder())))
        .filter(Files::isDirectory)
        .forEach(directories::add);
    OptionalLong memory =
        ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
            ? OptionalLong.of(system.getTotalMemorySize())
            : OptionalLong.empty();
    return new MachineCheck(
        Path.of("/proc/self/limits"), memory, Runtime.getRuntime().maxMemory(), directories);
  }

  private void print(Finding finding) {
    out()
        .printf(
            "%-8s %-18s %s%s%n",
            finding.level().word(),
            finding.subject(),
            finding.text(),
            finding.fix().map(fix -> ". Fix: " + fix).orElse(""));
  }
}
