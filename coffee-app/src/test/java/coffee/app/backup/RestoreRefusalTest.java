package coffee.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.app.schema.Changelog;
import coffee.app.schema.SchemaCheck;
import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreRefusalTest {

  private static final Instant NINE = Instant.parse("2026-03-01T09:00:00Z");

  @TempDir private Path folder;
  private final TestDatabase source = TestDatabase.fresh();
  private final TestDatabase target = TestDatabase.fresh();
  private final CommandRunner commands = new CommandRunner(target, Map.of());
  private Path file;

  @BeforeEach
  void backUp() throws IOException {
    add(source, "Ada");
    file = folder.resolve("backup.zip");
    new TakeBackup(source.jdbi(), RowProgressListener.UNWATCHED).to(file, NINE);
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  private static void add(TestDatabase database, String name) {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("INSERT INTO person_name (name) VALUES (?)", name);
              handle.execute(
                  "INSERT INTO person (id, name, time_zone)"
                      + " SELECT person_id, name, 'UTC' FROM person_name WHERE name = ?",
                  name);
            });
  }

  private static List<String> names(TestDatabase database) {
    return database
        .jdbi()
        .withHandle(handle -> handle.select("SELECT name FROM person").mapTo(String.class).list());
  }

  @Test
  void refusesNonEmptyDatabaseWithoutReplace() {
    add(target, "Ben");
    Outcome refused = commands.run("restore", file.toString());
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.errors())
        .startsWith("coffee: the database is not empty (person, person_name): use an empty one");
    assertThat(names(target)).containsExactly("Ben");

    assertThat(commands.run("restore", file.toString(), "--replace").succeeded()).isTrue();
    assertThat(names(target)).containsExactly("Ada");
  }

  @Test
  void failedLoadKeepsExistingData() throws IOException {
    add(target, "Ben");
    target
        .jdbi()
        .useHandle(
            handle -> handle.execute("ALTER TABLE person ADD CHECK (name <> 'Ada') NOT VALID"));
    RestoreBackup restore = new RestoreBackup(target.jdbi(), true, RowProgressListener.UNWATCHED);
    try (BackupArchive archive = BackupArchive.open(file, RowProgressListener.UNWATCHED)) {
      assertThatThrownBy(() -> restore.run(archive, false, NINE)).hasMessageContaining("person");
    }
    assertThat(names(target)).containsExactly("Ben");
  }

  @Test
  void failedVerificationKeepsExistingData() throws IOException {
    add(target, "Ben");
    String sql =
        """
        CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS
          $$BEGIN NEW.time_zone = 'Asia/Tokyo'; RETURN NEW; END$$;
        CREATE TRIGGER other BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION other()
        """;
    target.jdbi().useHandle(handle -> handle.execute(sql));
    RestoreBackup restore = new RestoreBackup(target.jdbi(), true, RowProgressListener.UNWATCHED);
    try (BackupArchive archive = BackupArchive.open(file, RowProgressListener.UNWATCHED)) {
      assertThatThrownBy(() -> restore.run(archive, false, NINE))
          .hasMessage(
              "the restored data differs from the backup: person differs: 1 rows in the database,"
                  + " 1 in the backup");
    }
    assertThat(names(target)).containsExactly("Ben");
  }

  @Test
  void refusesWhileServiceIsConnected() {
    try (RunningService service = RunningService.over(target)) {
      assertThat(service.owner().get("/v1/coffee").status()).isEqualTo(200);
      Outcome refused = commands.run("restore", file.toString(), "--replace");
      assertThat(refused.errors()).startsWith("coffee: the service is connected to the database (");
      assertThat(refused.errors()).endsWith(": stop it first\n");
    }
    assertThat(names(target)).doesNotContain("Ada");
  }

  @Test
  void restoresEarlierSchemaAndMigrates() throws Exception {
    int steps = Changelog.steps().size();
    try (TestDatabase earlier = TestDatabase.unmigrated();
        TestDatabase empty = TestDatabase.unmigrated()) {
      CommandRunner there = new CommandRunner(earlier, Map.of());
      there.run("db", "migrate");
      there.run("db", "rollback", "-c", "1");
      add(earlier, "Ada");
      Path old = folder.resolve("old.zip");
      BackupManifest manifest =
          new TakeBackup(earlier.jdbi(), RowProgressListener.UNWATCHED).to(old, NINE);
      assertThat(manifest.schema()).hasSize(steps - 1);

      assertRestored(empty, old);
      assertRestored(target, old); // empty, and ahead
      assertThat(commands.run("restore", old.toString(), "--replace").errors())
          .startsWith("coffee: the database schema (up to ");
    }
  }

  @Test
  void revokesKeysOfEarlierSchema() throws Exception {
    List<String> steps = Changelog.steps();
    try (TestDatabase earlier = TestDatabase.unmigrated();
        TestDatabase empty = TestDatabase.unmigrated()) {
      CommandRunner there = new CommandRunner(earlier, Map.of());
      there.run("db", "migrate");
      int later = steps.size() - steps.indexOf("sign-in-code");
      there.run("db", "rollback", "-c", Integer.toString(later));
      add(earlier, "Ada");
      addKey(earlier);
      Path old = folder.resolve("old.zip");
      new TakeBackup(earlier.jdbi(), RowProgressListener.UNWATCHED).to(old, NINE);
      earlier.jdbi().useHandle(handle -> handle.execute("UPDATE api_key SET revoked_at = now()"));

      assertThat(there.run("restore", old.toString(), "--replace").output())
          .contains("Revoked since, and revoked again: key 1 of person 1.");
      assertThat(
              new CommandRunner(empty, Map.of())
                  .run("restore", old.toString(), "--revoke-keys")
                  .output())
          .contains("Keys revoked: 1. ");
    }
  }

  private static void addKey(TestDatabase database) {
    String sql =
        """
        INSERT INTO api_key (person_id, id, created_at, name, hash, scopes)
        VALUES (1, 1, now(), 'phone', sha256('ct_1_1_secret'), '{1}')
        """;
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private static void assertRestored(TestDatabase database, Path file) throws Exception {
    Outcome outcome = new CommandRunner(database, Map.of()).run("restore", file.toString());
    assertThat(outcome.succeeded()).as(outcome.errors()).isTrue();
    assertThat(names(database)).containsExactly("Ada");
    assertThat(
            new RestoreBackup(database.jdbi(), false, RowProgressListener.UNWATCHED).appliedSteps())
        .isEqualTo(Changelog.steps());
  }

  @Test
  void refusesSchemaFromBeforeTheFirstRelease() throws IOException {
    addStepOfPreRelease(source);
    Path old = folder.resolve("pre-release.zip");
    new TakeBackup(source.jdbi(), RowProgressListener.UNWATCHED).to(old, NINE);

    assertThat(commands.run("restore", old.toString()).errors())
        .startsWith("coffee: the backup was written by a version (")
        .endsWith("import it with this one (`import`) into an empty database\n");
    addStepOfPreRelease(target);
    assertThat(commands.run("restore", file.toString(), "--replace").errors())
        .startsWith("coffee: the database has the schema of a version before the first release: ");
    assertThat(names(target)).isEmpty();
  }

  private static void addStepOfPreRelease(TestDatabase database) {
    String sql =
        """
        INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype)
        VALUES ('heart-rate-reading', 'coffee', 'db/001.sql', now(), 999, 'EXECUTED')
        """;
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  @Test
  void refusesLaterSchema() throws IOException {
    Jdbi jdbi = source.jdbi();
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO databasechangelog
                  (id, author, filename, dateexecuted, orderexecuted, exectype)
                VALUES ('of-the-next-release', 'coffee', 'db/999.sql', now(), 999, 'EXECUTED')
                """));
    Path later = folder.resolve("later.zip");
    new TakeBackup(jdbi, RowProgressListener.UNWATCHED).to(later, NINE);
    Outcome refused = commands.run("restore", later.toString());
    assertThat(refused.errors())
        .startsWith("coffee: the backup was written by version ")
        .endsWith("with an unknown schema: restore it with that version\n");
    assertThat(names(target)).isEmpty();
  }

  @Test
  void restoredDatabaseHasNewName() throws Exception {
    String before = name();
    assertThat(commands.run("restore", file.toString()).succeeded()).isTrue();
    assertThat(name()).isNotEqualTo(before);
  }

  private String name() {
    return new SchemaCheck(target.jdbi()).run();
  }

  @Test
  void sequencesContinueAfterRestoredValues() {
    assertThat(commands.run("restore", file.toString()).succeeded()).isTrue();
    add(target, "Cleo");
    String sql = "SELECT person_id FROM person_name ORDER BY name";
    List<Long> ids =
        target.jdbi().withHandle(handle -> handle.select(sql).mapTo(Long.class).list());
    assertThat(ids).containsExactly(1L, 2L);
  }
}
