package coffee.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.configuration.DatabaseSettings;
import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.domain.Eventually;
import coffee.persistence.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ada is person 1, with keys for a phone, a tablet and a watch; Ben 2; Cleo 3; the owner 4. */
class RestoreRevocationsTest {

  @TempDir private static Path folder;

  /** With three persons, of whom two have logged a coffee; each test has a copy. */
  private static final TestDatabase ORIGINAL = TestDatabase.fresh();

  private static String file;
  private static String phone;
  private static String tablet;
  private static String watch;
  private static String cleo;

  private final TestDatabase postgres = TestDatabase.copyOf(ORIGINAL);
  private final TestDatabase another = TestDatabase.fresh();
  private final CommandRunner here = new CommandRunner(postgres, Map.of());
  private final CommandRunner there = new CommandRunner(another, Map.of());

  @BeforeAll
  static void backUp() {
    CommandRunner original = new CommandRunner(ORIGINAL, Map.of());
    original.run("person", "add", "Ada");
    original.run("person", "add", "Ben");
    original.run("person", "add", "Cleo");
    phone = key(original, "create", "phone", "--person", "Ada", "--scopes", "read");
    tablet = key(original, "create", "tablet", "--person", "Ada", "--scopes", "read");
    watch = key(original, "create", "watch", "--person", "Ada", "--scopes", "read,write");
    cleo = key(original, "create", "all", "--person", "Cleo", "--scopes", "read,write,admin");
    try (RunningService service = RunningService.over(ORIGINAL)) {
      log(new HttpTestClient(service.port(), watch));
      log(new HttpTestClient(service.port(), cleo));
    }
    file = folder.resolve("backup.zip").toString();
    assertThat(original.run("backup", "--to", file).succeeded()).isTrue();
  }

  @AfterAll
  static void closeOriginal() {
    ORIGINAL.close();
  }

  @AfterEach
  void close() {
    postgres.close();
    another.close();
  }

  /** PostgreSQL takes an instant to notice that a client has disconnected. */
  private void awaitDisconnection() {
    String sql =
        """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = ?
        """;
    try (Handle handle = postgres.jdbi().open()) {
      Eventually.until(
          "no client is connected",
          () -> handle.select(sql, DatabaseSettings.SERVICE).mapTo(Long.class).one() == 0);
    }
  }

  private String key(String... arguments) {
    return key(here, arguments);
  }

  private static String key(CommandRunner commands, String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "key";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    Outcome outcome = commands.run(all);
    assertThat(outcome.succeeded()).as(outcome.errors()).isTrue();
    return outcome.output().lines().reduce((earlier, last) -> last).orElseThrow();
  }

  private static void log(HttpTestClient caller) {
    assertThat(caller.post("/v1/coffee", "{\"caffeine_mg\": 80}").status()).isEqualTo(201);
  }

  private static int status(RunningService service, String key) {
    return new HttpTestClient(service.port(), key).get("/v1/coffee").status();
  }

  /** The audit trail of a person: 1 key created, 2 rotated, 3 revoked, 4 erased, 5 removed. */
  private static String trail(TestDatabase database, long person) {
    String sql =
        """
        SELECT string_agg(concat_ws(' ', action, key_id), ', ' ORDER BY id) FROM audit_event
        WHERE person_id = ?
        """;
    return database
        .jdbi()
        .withHandle(handle -> handle.select(sql, person).mapTo(String.class).one());
  }

  private static List<String> names(TestDatabase database) {
    String sql = "SELECT name FROM person ORDER BY id";
    return database.jdbi().withHandle(handle -> handle.select(sql).mapTo(String.class).list());
  }

  @Test
  void signInCodeDoesNotComeBack() throws Exception {
    assertThat(here.run("pair", "--person", "Ada").succeeded()).isTrue();
    String withCode = folder.resolve("with-code.zip").toString();
    assertThat(here.run("backup", "--to", withCode).succeeded()).isTrue();

    assertThat(here.run("restore", withCode, "--replace").succeeded()).isTrue();

    int codes =
        postgres
            .jdbi()
            .withHandle(
                handle ->
                    handle.select("SELECT count(*) FROM sign_in_code").mapTo(Integer.class).one());
    assertThat(codes).isZero();
  }

  @Test
  void replacePreservesRevocationsAndErasures() throws Exception {
    key("revoke", "1", "--person", "Ada");
    String successor = key("rotate", "2", "--person", "Ada", "--grace", "0s");
    String desk = key("create", "desk", "--person", "Ada", "--scopes", "read");
    here.run("person", "remove", "Ben", "--confirm", "Ben");
    try (RunningService service = RunningService.over(postgres)) {
      log(service.owner());
      assertThat(eraseData(new HttpTestClient(service.port(), cleo))).isEqualTo(204);
    }
    awaitDisconnection();

    Outcome restored = here.run("restore", file, "--replace");

    assertThat(restored.succeeded()).as(restored.errors()).isTrue();
    assertThat(restored.output())
        .contains(
            """
            From the replaced database: 6 audit events.
            Revoked since, and revoked again: key 1 of person 1, key 2 of person 1.
            Created since, and invalid now: key 4 of person 1, key 5 of person 1.
            Erased since, and erased again: person 2, person 3.
            """);
    assertThat(names(postgres)).containsExactly("Ada", "Cleo", "owner");
    try (RunningService service = RunningService.over(postgres)) {
      assertThat(List.of(phone, tablet, successor, desk))
          .allSatisfy(key -> assertThat(status(service, key)).isEqualTo(401));
      assertThat(new HttpTestClient(service.port(), watch).get("/v1/coffee").json()).hasSize(1);
      assertThat(new HttpTestClient(service.port(), cleo).get("/v1/coffee").body()).isEqualTo("[]");
      assertThat(service.owner().get("/v1/coffee").body()).isEqualTo("[]");
    }
    assertThat(trail(postgres, 1)).isEqualTo("1 1, 1 2, 1 3, 3 1, 1 4, 2 2, 1 5, 3 4, 3 5");
    assertThat(trail(postgres, 2)).isEqualTo("5, 5");
    assertThat(trail(postgres, 3)).isEqualTo("1 1, 4, 4");
    assertThat(here.run("key", "create", "new", "--person", "Ada", "--scopes", "read").output())
        .startsWith("Key 6 of Ada: ");
    assertThat(here.run("person", "add", "Dan").output()).startsWith("Dan is person 5,");
  }

  private static int eraseData(HttpTestClient caller) {
    return caller
        .send(
            "DELETE",
            "/v1/data",
            BodyPublishers.ofString("{\"confirm\": \"Cleo\"}"),
            "Content-Type",
            "application/json")
        .status();
  }

  @Test
  void replaceWithoutChangesReplaysNothing() {
    Outcome restored = here.run("restore", file, "--replace");
    assertThat(restored.output())
        .contains("From the replaced database: 0 audit events.\nRecords deleted");
    assertThat(here.run("verify", file, "--against-database").succeeded()).isTrue();
  }

  @Test
  void emptyDatabaseWarnsAboutLostRevocations() throws Exception {
    key("revoke", "1", "--person", "Ada");
    Instant instant;
    try (BackupArchive archive = BackupArchive.open(Path.of(file), RowProgressListener.UNWATCHED)) {
      instant = archive.manifest().createdAt();
    }

    Outcome restored = there.run("restore", file);

    assertThat(restored.output())
        .contains(
            """
            There was no earlier database with the events since then:
            - keys revoked or rotated after %1$s are valid again: revoke them, or use --revoke-keys
            - persons and data erased after %1$s exist again: erase them
            """
                .formatted(instant));
    try (RunningService service = RunningService.over(another)) {
      assertThat(status(service, phone)).isEqualTo(200);
    }
  }

  @Test
  void revokeKeysOptionRevokesAllKeys() {
    Outcome restored = there.run("restore", file, "--revoke-keys");

    assertThat(restored.output())
        .contains("Keys revoked: 4. No key of the backup is valid; API_KEY is.")
        .doesNotContain("valid again");
    try (RunningService service = RunningService.over(another)) {
      assertThat(List.of(phone, tablet, watch, cleo))
          .allSatisfy(key -> assertThat(status(service, key)).isEqualTo(401));
      assertThat(status(service, RunningService.KEY)).isEqualTo(200);
    }
    assertThat(trail(another, 1)).isEqualTo("1 1, 1 2, 1 3, 3 1, 3 2, 3 3");
  }

  @Test
  void doesNotReplayForDifferentPersonWithSameId() {
    there.run("person", "add", "Zoe");
    there.run("key", "create", "phone", "--person", "Zoe", "--scopes", "read");
    there.run("key", "revoke", "1", "--person", "Zoe");
    there.run("person", "remove", "Zoe", "--confirm", "Zoe");

    Outcome restored = there.run("restore", file, "--replace");

    assertThat(restored.output())
        .contains("From the replaced database: 3 audit events.\nNOT erased again: ")
        .contains("NOT erased again: person 1, on ");
    assertThat(names(another)).containsExactly("Ada", "Ben", "Cleo", "owner");
    try (RunningService service = RunningService.over(another)) {
      assertThat(status(service, phone)).isEqualTo(200);
    }
  }
}
