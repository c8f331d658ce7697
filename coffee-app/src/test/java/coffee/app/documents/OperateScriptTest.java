package coffee.app.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which database {@code deploy/operate} uses, with stubs for docker, make, java and ./run. */
class OperateScriptTest {

  private static final String BACKUPS = "/var/backups/coffee-tracker/";
  private static final String IN_BACKUP = "docker compose run --rm -T backup ";
  private static final String JAR = "coffee-app/target/coffee-app.jar";

  /** Prints how it was called. */
  private static final String STUB =
      """
      #!/bin/sh
      echo "${0##*/} $*"
      """;

  /** The same, but lists the container that a test has started. */
  private static final String DOCKER =
      """
      #!/bin/sh
      case "$*" in
        "compose ps "*) [ ! -f container ] || cat container ;;
        *) echo "docker $*" ;;
      esac
      """;

  @TempDir private Path home;

  private record Outcome(int status, List<String> lines) {}

  @BeforeEach
  void install() throws IOException {
    for (String script : List.of("deploy/operate", "deploy/with-env")) {
      script(script, Files.readString(MarkdownDocument.HOME.resolve(script)));
    }
    script("run", STUB);
    script("bin/make", STUB);
    script("bin/java", STUB);
    script("bin/docker", DOCKER);
  }

  @Test
  void usesRunWithoutUrlAndContainers() throws Exception {
    assertThat(operate(Map.of(), "restore", "FILE", "--replace").lines())
        .containsExactly("Restoring into the database of ./run", "run restore FILE --replace");
  }

  @Test
  void usesUrlOfEnvironment() throws Exception {
    startContainer();
    assertThat(operate(Map.of("DATABASE_URL", "postgresql://one/a"), "doctor").lines())
        .containsExactly(
            "make --silent " + JAR, "java -XX:+ExitOnOutOfMemoryError -jar " + JAR + " doctor");
  }

  @Test
  void usesUrlOfDotEnv() throws Exception {
    startContainer();
    script(
        "bin/java", STUB + "echo \"$DATABASE_URL\"\n"); // the program has to see the variable too
    Files.writeString(home.resolve(".env"), "# local\nDATABASE_URL=\"postgresql://two/b\"\n");
    assertThat(operate(Map.of(), "restore", "FILE").lines())
        .containsExactly(
            "Restoring into the database of DATABASE_URL",
            "make --silent " + JAR,
            "java -XX:+ExitOnOutOfMemoryError -jar " + JAR + " restore FILE",
            "postgresql://two/b");
    assertThat(operate(Map.of("DATABASE_URL", "postgresql://one/a"), "doctor").lines())
        .endsWith("postgresql://one/a");
  }

  @ParameterizedTest
  @CsvSource({
    "backup,                         backup config.yml",
    "backup config.yml,              backup config.yml",
    "backup config.yml --keep 30,    backup config.yml --keep 30",
    "verify FILE,                    verify config.yml " + BACKUPS + "FILE",
    "verify config.yml FILE,         verify config.yml " + BACKUPS + "FILE",
    "verify config.yml FILE --against-database, verify config.yml "
        + BACKUPS
        + "FILE --against-database",
    "restore config.yml FILE --replace, restore config.yml " + BACKUPS + "FILE --replace",
    "restore other.yml /mnt/FILE,    restore other.yml /mnt/FILE",
  })
  void commandsForBackupsUseVolumeWithCompose(String command, String inContainer) throws Exception {
    startContainer();
    Outcome outcome = operate(Map.of(), command.split(" ", -1));
    assertThat(outcome.lines()).last().isEqualTo(IN_BACKUP + inContainer);
    assertThat(outcome.status()).isZero();
  }

  @Test
  void otherCommandsStartNoDatabaseWithCompose() throws Exception {
    startContainer();
    assertThat(operate(Map.of(), "key", "revoke", "config.yml", "3").lines())
        .containsExactly(
            "docker compose run --rm -T --no-deps coffee-tracker key revoke config.yml 3");
  }

  @Test
  void refusesOtherFolderForBackupWithCompose() throws Exception {
    startContainer();
    Outcome outcome = operate(Map.of(), "backup", "config.yml", "--to", "/mnt/elsewhere");
    assertThat(outcome.status()).isEqualTo(1);
    assertThat(outcome.lines())
        .singleElement()
        .asString()
        .startsWith("with compose, a backup goes to its volume");
  }

  private void startContainer() throws IOException {
    Files.writeString(home.resolve("container"), "4f2a\n");
  }

  private Outcome operate(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "deploy/operate"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().remove("DATABASE_URL");
    builder.environment().putAll(environment);
    builder
        .environment()
        .merge("PATH", home.resolve("bin").toString(), (old, own) -> own + ":" + old);
    Path output = home.resolve("output");
    int status =
        builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
    return new Outcome(status, Files.readAllLines(output));
  }

  private void script(String name, String text) throws IOException {
    Path script = home.resolve(name);
    Files.createDirectories(script.getParent());
    Files.writeString(script, text);
    assertThat(script.toFile().setExecutable(true)).isTrue();
  }
}
