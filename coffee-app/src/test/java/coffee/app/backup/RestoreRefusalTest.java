package coffee.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.app.schema.Changelog;
import coffee.app.schema.SchemaCheck;
import coffee.app.support.Commands;
import coffee.app.support.Commands.Outcome;
import coffee.app.support.RunningService;
import coffee.persistence.Postgres;
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
  private final Postgres source = Postgres.fresh();
  private final Postgres target = Postgres.fresh();
  private final Commands commands = new Commands(target, Map.of());
  private Path file;

  @BeforeEach
  void backUp() throws IOException {
    add(source, "Ada");
    file = folder.resolve("backup.zip");
    new TakeBackup(source.jdbi(), Progress.UNWATCHED).to(file, NINE);
  }

  @AfterEach
  void close() {
    source.close();
    target.close();
  }

  private static void add(Postgres database, String name) {
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

  private static List<String> names(Postgres database) {
    return database
        .jdbi()
        .withHandle(handle -> handle.select("SELECT name FROM person").mapTo(String.class).list());
  }

  @Test
  void aDatabaseWithDataIsLeftAloneUnlessTold() {
    add(target, "Ben");
    Outcome refused = commands.run("restore", file.toString());
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.errors())
        .startsWith(
            "coffee: the database is not empty (person, person_name): use an empty one");
    assertThat(names(target)).containsExactly("Ben");

    assertThat(commands.run("restore", file.toString(), "--replace").succeeded()).isTrue();
    assertThat(names(target)).containsExactly("Ada");
  }

  @Test
  void whatCannotBeLoadedLeavesWhatWasThere() throws IOException {
    add(target, "Ben");
    target
        .jdbi()
        .useHandle(
            handle -> handle.execute("ALTER TABLE person ADD CHECK (name <> 'Ada') NOT VALID"));
    Restore restore = new Restore(target.jdbi(), true, Progress.UNWATCHED);
    try (Archive archive = Archive.open(file, Progress.UNWATCHED)) {
      assertThatThrownBy(() -> restore.from(archive, false, NINE)).hasMessageContaining("person");
    }
    assertThat(names(target)).containsExactly("Ben");
  }

  @Test
  void whatDiffersFromTheBackupLeavesWhatWasThere() throws IOException {
    add(target, "Ben");
    String sql =
        """
        CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS
          $$BEGIN NEW.time_zone = 'Asia/Tokyo'; RETURN NEW; END$$;
        CREATE TRIGGER other BEFORE INSERT ON person FOR EACH ROW EXECUTE FUNCTION other()
        """;
    target.jdbi().useHandle(handle -> handle.execute(sql));
    Restore restore = new Restore(target.jdbi(), true, Progress.UNWATCHED);
    try (Archive archive = Archive.open(file, Progress.UNWATCHED)) {
      assertThatThrownBy(() -> restore.from(archive, false, NINE))
          .hasMessage(
              "the restored data differs from the backup: person differs: 1 rows in the database,"
                  + " 1 in the backup");
    }
    assertThat(names(target)).containsExactly("Ben");
  }

  @Test
  void aServiceThatRunsIsStoppedFirst() {
    try (RunningService service = RunningService.over(target)) {
      assertThat(service.owner().get("/v1/coffee").status()).isEqualTo(200);
      Outcome refused = commands.run("restore", file.toString(), "--replace");
      assertThat(refused.errors()).startsWith("coffee: the service is connected to the database (");
      assertThat(refused.errors()).endsWith(": stop it first\n");
    }
    assertThat(names(target)).doesNotContain("Ada");
  }

  @Test
  void anEarlierSchemaIsBuiltForItAndThenBroughtUpToDate() throws Exception {
    int steps = Changelog.steps().size();
    try (Postgres earlier = Postgres.unmigrated();
        Postgres empty = Postgres.unmigrated()) {
      Commands there = new Commands(earlier, Map.of());
      there.run("db", "migrate");
      there.run("db", "rollback", "-c", "1");
      add(earlier, "Ada");
      Path old = folder.resolve("old.zip");
      Manifest manifest = new TakeBackup(earlier.jdbi(), Progress.UNWATCHED).to(old, NINE);
      assertThat(manifest.schema()).hasSize(steps - 1);

      assertRestored(empty, old);
      assertRestored(target, old); // empty, and ahead
      assertThat(commands.run("restore", old.toString(), "--replace").errors())
          .startsWith("coffee: the database schema (up to ");
    }
  }

  @Test
  void keysOfAnEarlierSchemaAreTakenBackAsWell() throws Exception {
    List<String> steps = Changelog.steps();
    try (Postgres earlier = Postgres.unmigrated();
        Postgres empty = Postgres.unmigrated()) {
      Commands there = new Commands(earlier, Map.of());
      there.run("db", "migrate");
      int later = steps.size() - steps.indexOf("key-grace");
      there.run("db", "rollback", "-c", Integer.toString(later));
      add(earlier, "Ada");
      addKey(earlier);
      Path old = folder.resolve("old.zip");
      new TakeBackup(earlier.jdbi(), Progress.UNWATCHED).to(old, NINE);
      earlier.jdbi().useHandle(handle -> handle.execute("UPDATE api_key SET revoked_at = now()"));

      assertThat(there.run("restore", old.toString(), "--replace").output())
          .contains("Revoked since, and revoked again: key 1 of person 1.");
      assertThat(
              new Commands(empty, Map.of())
                  .run("restore", old.toString(), "--revoke-keys")
                  .output())
          .contains("Keys revoked: 1. ");
    }
  }

  private static void addKey(Postgres database) {
    String sql =
        """
        INSERT INTO api_key (person_id, id, created_at, name, hash, scopes)
        VALUES (1, 1, now(), 'phone', sha256('ct_1_1_secret'), '{1}')
        """;
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  private static void assertRestored(Postgres database, Path file) throws Exception {
    Outcome outcome = new Commands(database, Map.of()).run("restore", file.toString());
    assertThat(outcome.succeeded()).as(outcome.errors()).isTrue();
    assertThat(names(database)).containsExactly("Ada");
    assertThat(new Restore(database.jdbi(), false, Progress.UNWATCHED).appliedSteps())
        .isEqualTo(Changelog.steps());
  }

  @Test
  void aLaterSchemaIsLeftToTheVersionThatKnowsIt() throws IOException {
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
    new TakeBackup(jdbi, Progress.UNWATCHED).to(later, NINE);
    Outcome refused = commands.run("restore", later.toString());
    assertThat(refused.errors())
        .startsWith("coffee: the backup was written by version ")
        .endsWith("with an unknown schema: restore it with that version\n");
    assertThat(names(target)).isEmpty();
  }

  @Test
  void theRestoredDatabaseIsAnotherToThoseWhoRememberAnswers() throws Exception {
    String before = name();
    assertThat(commands.run("restore", file.toString()).succeeded()).isTrue();
    assertThat(name()).isNotEqualTo(before);
  }

  private String name() {
    return new SchemaCheck(target.jdbi()).run();
  }

  @Test
  void sequencesGoOnBehindWhatWasGivenOut() {
    assertThat(commands.run("restore", file.toString()).succeeded()).isTrue();
    add(target, "Cleo");
    String sql = "SELECT person_id FROM person_name ORDER BY name";
    List<Long> ids =
        target.jdbi().withHandle(handle -> handle.select(sql).mapTo(Long.class).list());
    assertThat(ids).containsExactly(1L, 2L);
  }
}
