package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make validate}: the person made up for it is gone afterwards, or it says how to do that.
 */
class ValidateScriptTest {

  private static final String LONG_AGO = "validation-1700000000-17-4711";

  /** Runs commands of the service, but fails to remove persons as often as a file has lines. */
  private static final String OPERATOR =
      """
      #!/bin/sh
      cd "$(dirname "$0")"
      if [ "$1 $2" = "person remove" ] && [ -s failures ]; then
        sed -i.before 1d failures
        echo "coffee: PostgreSQL cannot be used" >&2
        exit 1
      fi
      exec "$JAVA" -XX:TieredStopAtLevel=1 -cp "$CLASSES" coffee.app.CoffeeApplication "$@"
      """;

  @TempDir private Path folder;
  private TestDatabase database;
  private RunningService service;
  private CommandRunner commands;

  @BeforeEach
  void start() throws IOException {
    database = TestDatabase.fresh();
    service = RunningService.over(database);
    commands = new CommandRunner(database, Map.of());
    script("operator", OPERATOR);
    script("sleep", "#!/bin/sh\n"); // retries at once
  }

  @AfterEach
  void stop() {
    service.close();
    database.close();
  }

  private record Outcome(int status, String output) {}

  @Test
  void removesItsPersonAndLeftoversOfEarlierRuns() throws Exception {
    String recent = "validation-" + Long.MAX_VALUE / 1_000_000 + "-17-4711";
    List.of(LONG_AGO, recent, "validation-team")
        .forEach(name -> commands.run("person", "add", name));
    Outcome outcome = validate(2);
    assertThat(outcome.status()).as(outcome.output()).isZero();
    assertThat(outcome.output())
        .contains("Removing " + LONG_AGO)
        .contains("All calls succeeded.")
        .doesNotContain("could not be removed");
    assertThat(persons()).containsExactlyInAnyOrder("owner", recent, "validation-team");
  }

  @Test
  void printsRemovalCommandWhereRemovalFails() throws Exception {
    Outcome outcome = validate(100);
    assertThat(outcome.status()).isEqualTo(1);
    List<String> lines = outcome.output().lines().toList();
    String last = lines.get(lines.size() - 1).strip();
    String name = last.substring(last.lastIndexOf(' ') + 1);
    assertThat(lines).contains("All calls succeeded.");
    assertThat(last)
        .isEqualTo("%s person remove %s --confirm %s".formatted(operator(), name, name));
    assertThat(persons()).containsExactlyInAnyOrder("owner", name);

    Files.delete(folder.resolve("failures"));
    assertThat(run("sh", "-c", last).status()).isZero();
    assertThat(persons()).containsExactly("owner");
  }

  private Outcome validate(int failures) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("failures"), "fails\n".repeat(failures));
    return run("bash", "../deploy/validate", operator().toString());
  }

  private Path operator() {
    return folder.resolve("operator");
  }

  private Outcome run(String... command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.putAll(RunningService.environment(database.jdbcUrl(), Map.of()));
    environment.put("PORT", Integer.toString(service.port()));
    environment.put("PATH", folder + ":" + environment.get("PATH"));
    environment.put("JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    environment.put("CLASSES", System.getProperty("java.class.path"));
    int status = builder.redirectOutput(output.toFile()).start().waitFor();
    return new Outcome(status, Files.readString(output));
  }

  private List<String> persons() {
    return commands
        .run("person", "list")
        .output()
        .lines()
        .skip(1)
        .map(line -> line.split(" +", -1)[1])
        .toList();
  }

  private void script(String name, String text) throws IOException {
    Path script = Files.writeString(folder.resolve(name), text);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }
}
