package coffee.app.documents;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.CommandParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that commands and targets named in documents and deployment files exist. */
class DocumentedCommandsTest {

  /** Everything before the arguments of the jar. */
  private static final Pattern OF_THE_JAR =
      Pattern.compile("(?:coffee-app\\.jar|\\./run|deploy/operate|run --rm backup) +([^)]*)");

  /** Documents in which code that starts with a command name is a command. */
  private static final List<String> OF_OPERATORS =
      List.of("RUNBOOK.md", "docs/operations.md", "docs/backup.md", "docs/drills.md");

  private static final Pattern LIST =
      Pattern.compile("(?m)^(?:CMD| *args:| *command:) \\[(\"[^]]*)]");

  private static final Pattern TARGET = Pattern.compile("\\bmake ([a-z-]+)");

  private final CommandParser parser = new CommandParser();

  @Test
  void documentedCommandsParse() throws IOException {
    Set<String> commands = documents().flatMap(this::commands).collect(toCollection(TreeSet::new));
    assertThat(commands).hasSizeGreaterThan(20).allSatisfy(this::isUnderstood);
  }

  @Test
  void makefileCommandsParse() throws IOException {
    Set<String> commands =
        Pattern.compile("\\$\\(OPERATE\\) (.*)")
            .matcher(read("Makefile"))
            .results()
            .map(found -> found.group(1))
            .map(line -> line.replaceAll("\\$\\(([A-Z_]+)\\)", "$1"))
            .map(line -> line.replaceAll("\\$\\(if [A-Z_]+,([^)]*)\\)", "$1"))
            .collect(toCollection(TreeSet::new));
    assertThat(commands)
        .containsExactly(
            "backup --to TO", "db migrate", "doctor", "restore BACKUP --replace --revoke-keys")
        .allSatisfy(this::isUnderstood);
  }

  @Test
  void containerCommandsParse() throws IOException {
    Set<String> commands = new TreeSet<>();
    for (String file :
        List.of(
            "Dockerfile",
            "docker-compose.yml",
            "deploy/kubernetes/migration.yaml",
            "deploy/kubernetes/backups.yaml")) {
      LIST.matcher(read(file)).results().map(DocumentedCommandsTest::listed).forEach(commands::add);
    }
    assertThat(commands)
        .containsExactly("backup config.yml", "db migrate config.yml", "server config.yml")
        .allSatisfy(this::isUnderstood);
  }

  @Test
  void makefileHasEveryDocumentedTarget() throws IOException {
    Set<String> named =
        documents()
            .flatMap(document -> document.code().stream())
            .flatMap(code -> TARGET.matcher(code).results())
            .map(found -> found.group(1))
            .collect(toCollection(TreeSet::new));
    named.addAll(
        List.of(
            "help",
            "up",
            "down",
            "restart",
            "logs",
            "status",
            "build",
            "test",
            "test-watch",
            "health",
            "validate",
            "prod-check",
            "backup",
            "restore",
            "clean",
            "dev",
            "format",
            "migrate",
            "bench"));
    Set<String> targets =
        Pattern.compile("(?m)^([a-z-]+):.*## ")
            .matcher(read("Makefile"))
            .results()
            .map(found -> found.group(1))
            .collect(toCollection(TreeSet::new));
    assertThat(targets).containsAll(named);
  }

  private void isUnderstood(String command) {
    List<String> arguments = ShellCommandParser.of(command.replaceAll("\\bN\\b", "30"), Map.of());
    assertThat(parser.complaint(arguments)).as(command).isEmpty();
  }

  /** Those after the jar's name, and those that start with a command name. */
  private Stream<String> commands(MarkdownDocument document) {
    Stream<String> afterTheJar =
        document.code().stream()
            .flatMap(code -> OF_THE_JAR.matcher(code).results())
            .map(found -> found.group(1));
    Stream<String> alone =
        OF_OPERATORS.contains(document.path()) ? document.code().stream() : Stream.empty();
    return Stream.concat(afterTheJar, alone)
        .filter(command -> parser.names().contains(command.split(" ", 2)[0]))
        .filter(command -> command.contains(" "));
  }

  private static String listed(MatchResult found) {
    return found.group(1).replaceAll("[\",]", "");
  }

  private static Stream<MarkdownDocument> documents() throws IOException {
    try (Stream<Path> all = Files.walk(MarkdownDocument.HOME.resolve("deploy"))) {
      List<String> deployment =
          all.map(file -> MarkdownDocument.HOME.relativize(file).toString())
              .filter(file -> file.endsWith(".md"))
              .toList();
      return Stream.of(
              List.of("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"),
              OF_OPERATORS,
              deployment)
          .flatMap(List::stream)
          .map(MarkdownDocument::read);
    }
  }

  private static String read(String file) throws IOException {
    return Files.readString(MarkdownDocument.HOME.resolve(file));
  }
}
