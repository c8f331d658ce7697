package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.CommandLineRun;
import coffee.app.support.CommandRunner;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrateTest {

  private static final String LATER_STEP =
      """
      INSERT INTO databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype,
                                     labels)
      VALUES ('of-the-next-release', 'coffee', 'db/999.sql', now(), 999, 'EXECUTED', :labels)
      """;

  private final TestDatabase database = TestDatabase.unmigrated();

  /** Migrations need no key. */
  private final Map<String, String> keyless = Map.of("DATABASE_URL", database.jdbcUrl());

  private final Map<String, String> whole =
      RunningService.environment(database.jdbcUrl(), Map.of());

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void refusesOutdatedSchemaUntilMigrated() {
    assertThat(CommandLineRun.run(whole, "server").error())
        .startsWith("coffee: the database lacks ")
        .endsWith("run `db migrate` (RUNBOOK.md, \"Running commands\")")
        .hasLineCount(1);
    assertThat(CommandLineRun.run(keyless, "db", "status").failure()).isEmpty();
    assertThat(CommandLineRun.run(keyless, "db", "migrate").failure()).isEmpty();
    assertIsServed();

    assertThat(CommandLineRun.run(keyless, "db", "rollback", "-c", "1").failure()).isEmpty();
    assertThat(CommandLineRun.run(whole, "server").error())
        .startsWith("coffee: the database lacks 1 migration(s)");
  }

  @Test
  void everyStepRollsBackAndReapplies() {
    assertThat(CommandLineRun.run(keyless, "db", "test").failure()).isEmpty();
    assertThat(CommandLineRun.run(keyless, "db", "migrate").failure()).isEmpty();
    assertIsServed();
  }

  @Test
  void servesCompatibleNewerSchema() {
    assertThat(CommandLineRun.run(keyless, "db", "migrate").failure()).isEmpty();
    addLaterStep("compatible");
    assertIsServed();
  }

  @Test
  void refusesIncompatibleNewerSchema() {
    assertThat(CommandLineRun.run(keyless, "db", "migrate").failure()).isEmpty();
    addLaterStep("");
    assertThat(CommandLineRun.run(whole, "server").error())
        .startsWith("coffee: the database schema is newer than this version by of-the-next-release")
        .hasLineCount(1);
  }

  /** As written by a version that stored each heart rate as a row. */
  @Test
  void refusesSchemaFromBeforeTheFirstReleaseWithoutTouchingIt() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    CREATE TABLE databasechangelog (id text, author text, filename text,
                      dateexecuted timestamp, orderexecuted integer, exectype text, labels text);
                    INSERT INTO databasechangelog
                    VALUES ('person', 'coffee', 'db/001.sql', now(), 1, 'EXECUTED', 'compatible'),
                      ('heart-rate-reading', 'coffee', 'db/001.sql', now(), 2, 'EXECUTED',
                        'compatible')
                    """));
    String refusal = "the database has the schema of a version before the first release: ";

    assertThat(CommandLineRun.run(keyless, "db", "migrate").error())
        .startsWith("coffee: " + refusal)
        .contains("`export`")
        .hasLineCount(1);
    assertThat(CommandLineRun.run(whole, "server").error()).startsWith("coffee: " + refusal);
    assertThat(new CommandRunner(database, Map.of()).run("doctor").output())
        .contains("the database has the schema of a version before the first release")
        .contains("import it with this one");
    String tables = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'";
    Integer left =
        database.jdbi().withHandle(handle -> handle.createQuery(tables).mapTo(Integer.class).one());
    assertThat(left).isEqualTo(1);
  }

  private void addLaterStep(String labels) {
    database
        .jdbi()
        .useHandle(handle -> handle.createUpdate(LATER_STEP).bind("labels", labels).execute());
  }

  private void assertIsServed() {
    try (RunningService service = RunningService.over(database)) {
      assertThat(service.owner().get("/v1/coffee").body()).isEqualTo("[]");
    }
  }
}
