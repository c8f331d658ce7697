package coffee.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.GoldenPerson;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreDrillTest {

  private static final List<String> QUESTIONS =
      List.of(
          GoldenPerson.QUESTION,
          "/v1/coffee?limit=1000",
          "/v1/heartrate?limit=1000",
          "/v1/heartrate/range?start=2026-03-08&end=2026-04-07&resolution=1h",
          "/v1/profile",
          "/v1/days?from=2026-03-08&to=2026-03-20");

  @TempDir private Path folder;
  private final TestDatabase lost = TestDatabase.fresh();
  private final TestDatabase found = TestDatabase.unmigrated();
  private final Map<String, String> environment = GoldenPerson.environment();

  @BeforeEach
  void severalPersonsHaveData() throws IOException {
    try (RunningService service = RunningService.over(lost, environment)) {
      GoldenPerson.sendTo(service.owner());
      assertThat(
              service
                  .owner()
                  .post(
                      "/v1/coffee", "{\"caffeine_mg\": 80, \"notes\": \"tab\\t, line\\n, \\\\N\"}")
                  .status())
          .isEqualTo(201);
    }
  }

  @AfterEach
  void close() {
    lost.close();
    found.close();
  }

  @Test
  void restoredDatabaseGivesSameAnswers() throws IOException {
    CommandRunner before = new CommandRunner(lost, environment);
    before.run("person", "add", "Maja Ünal", "--time-zone", "Asia/Tokyo");
    before.run("person", "add", "gone");
    before.run("person", "remove", "gone", "--confirm", "gone");
    String key =
        lastLine(
            before.run("key", "create", "p", "--person", "Maja Ünal", "--scopes", "read,write"));
    List<JsonNode> answers;
    List<JsonNode> hers;
    try (RunningService service = RunningService.over(lost, environment)) {
      HttpTestClient maja = new HttpTestClient(service.port(), key);
      assertThat(maja.post("/v1/heartrate", "{\"bpm\": 61}").status()).isEqualTo(201);
      answers = answers(service.owner());
      hers = answers(maja);
    }

    Outcome backup = before.run("backup", "--to", folder.toString());
    assertThat(backup.succeeded()).as(backup.errors()).isTrue();
    Path file = onlyFile();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(before.run("verify", file.toString(), "--against-database").output())
        .endsWith("The database matches the backup.\n");

    CommandRunner after = new CommandRunner(found, environment);
    Outcome restored = after.run("restore", file.toString());
    assertThat(restored.succeeded()).as(restored.errors()).isTrue();
    assertThat(after.run("verify", file.toString(), "--against-database").succeeded()).isTrue();
    try (RunningService service = RunningService.over(found, environment)) {
      assertThat(answers(service.owner())).isEqualTo(answers);
      assertThat(answers(new HttpTestClient(service.port(), key))).isEqualTo(hers);
      assertThat(service.owner().post("/v1/coffee", "{\"caffeine_mg\": 80}").status())
          .isEqualTo(201);
    }
    assertThat(after.run("person", "add", "new").output()).contains("new is person 4,");
    assertThat(after.run("bins", "verify").succeeded()).isTrue();
  }

  private static List<JsonNode> answers(HttpTestClient caller) {
    return QUESTIONS.stream().map(question -> caller.get(question).json()).toList();
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  private static String lastLine(Outcome outcome) {
    return outcome.output().lines().reduce((earlier, last) -> last).orElseThrow();
  }
}
