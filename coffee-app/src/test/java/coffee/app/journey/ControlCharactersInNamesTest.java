package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.domain.TextRules;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that would do something to the terminal on which they are shown. */
class ControlCharactersInNamesTest {

  private static final String HOSTILE = "eve\n\u001B[2J\u202E";
  private static final String SHOWN = "eve\\u000A\\u001B[2J\\u202E";

  @TempDir private Path folder;
  private final TestDatabase database = TestDatabase.fresh();
  private final CommandRunner commands = new CommandRunner(database, Map.of());

  @AfterEach
  void stop() {
    database.close();
  }

  private static void assertHarmless(String printed) {
    assertThat(
            printed.codePoints().filter(c -> c != '\n' && c != '\r').anyMatch(TextRules::isControl))
        .as(printed)
        .isFalse();
  }

  /** As an earlier version stored it. */
  private void store(String name) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("INSERT INTO person_name (name, person_id) VALUES (?, 77)", name);
              handle.execute(
                  "INSERT INTO person (id, name, time_zone) VALUES (77, ?, 'Etc/UTC')", name);
              handle.execute(
                  """
                  INSERT INTO api_key (person_id, id, name, scopes, hash, created_at)
                  SELECT 77, 1, ?, scopes, hash, created_at FROM api_key LIMIT 1
                  """,
                  name);
            });
  }

  @Test
  void commandsRefuseControlCharactersInOneEscapedLine() {
    commands.run("db", "migrate");
    for (String name : List.of(HOSTILE, "\u200B")) {
      List<Outcome> refusals =
          List.of(
              commands.run("person", "add", name),
              commands.run("person", "rename", "owner", name),
              commands.run("key", "create", name, "--scopes", "read"),
              commands.run("person", "remove", name, "--confirm", name));

      assertThat(refusals)
          .allSatisfy(
              refusal -> {
                assertThat(refusal.succeeded()).isFalse();
                assertThat(refusal.errors().lines()).hasSize(1);
                assertHarmless(refusal.errors());
              });
    }
    assertThat(commands.run("person", "add", "--", "--all").succeeded()).isFalse();
  }

  @Test
  void storedControlCharactersAreShownEscaped() throws IOException {
    try (RunningService service = RunningService.over(database)) {
      commands.run("key", "create", "phone", "--scopes", "read");
      store(HOSTILE);
      Path file = folder.resolve("coffees.csv");
      Files.writeString(
          file, "timestamp,caffeine_mg,coffee_type\n2026-03-01T09:00:00Z,-1,\u001B[2J\n");

      assertShown(commands.run("person", "list").output());
      assertShown(commands.run("key", "list", "--person", HOSTILE).output());
      assertShown(commands.run("key", "revoke", "1", "--person", HOSTILE).output());
      assertShown(commands.run("bins", "rebuild").output());
      HttpTestClient admin = new HttpTestClient(service.adminPort(), "");
      assertShown(admin.send("POST", "/tasks/person-list", BodyPublishers.noBody()).body());
      Outcome imported = commands.run("import", file.toString(), "--person", HOSTILE);
      assertThat(imported.errors()).contains("\\u001B[2J");
      assertHarmless(imported.errors() + imported.output());
      assertShown(commands.run("person", "rename", HOSTILE, "Eve").output());
    }
    assertThat(commands.run("person", "list").output()).contains("Eve");
  }

  private static void assertShown(String printed) {
    assertThat(printed).contains(SHOWN);
    assertHarmless(printed);
  }
}
