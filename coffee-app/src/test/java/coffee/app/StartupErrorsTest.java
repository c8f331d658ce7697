package coffee.app;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartupErrorsTest {

  private static final String NOWHERE = "postgresql://ada:s3cret@127.0.0.1:1/coffee";

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          API_KEY,      '',                        coffee: API_KEY is not set
          API_KEY,      s3cret,                    coffee: API_KEY is shorter than 16 characters
          API_KEY,      change-me-change-me,       coffee: API_KEY is a published example
          DATABASE_URL, mysql://ada:s3cret@db/x,   coffee: DATABASE_URL must have the form
          PORT,         s3cret,                    coffee: PORT must be a whole number
          LOG_LEVEL,    s3cret,                    coffee: LOG_LEVEL must be one of
          LIMIT_WINDOW, s3cret,                 coffee: LIMIT_WINDOW must be a duration such as 60s
          """)
  void reportsErrorInOneLineWithoutSecret(String name, String value, String error) {
    Map<String, String> environment = RunningService.environment(NOWHERE, Map.of(name, value));
    CommandLineRun started = CommandLineRun.run(environment, "server");
    assertThat(started.failure()).isPresent();
    assertThat(started.error()).startsWith(error).hasLineCount(1).doesNotContain("s3cret");
  }

  @Test
  void reportsAllInvalidVariables() {
    Map<String, String> environment =
        RunningService.environment(NOWHERE, Map.of("PORT", "many", "ADMIN_PORT", "70000"));
    assertThat(CommandLineRun.run(environment, "server").error())
        .isEqualTo("coffee: PORT must be a whole number; ADMIN_PORT must be between 1 and 65535");
  }

  @Test
  void reportsUnreachableDatabase() {
    Map<String, String> environment = RunningService.environment(NOWHERE, Map.of());
    assertThat(CommandLineRun.run(environment, "server").error())
        .startsWith("coffee: PostgreSQL is not usable: Connection to 127.0.0.1:1 refused")
        .hasLineCount(1)
        .doesNotContain("s3cret");
  }

  @Test
  void migrationReportsUnreachableDatabaseInOneLine() throws IOException, InterruptedException {
    CommandRunner.Outcome migration = new CommandRunner(NOWHERE).runApart("db", "status");
    assertThat(migration.errors().strip())
        .startsWith("coffee: PostgreSQL is not usable: Connection to 127.0.0.1:1 refused")
        .hasLineCount(1);
    assertThat(migration.output()).isEmpty();
  }

  @Test
  void reportsPortInUse() throws IOException {
    try (TestDatabase database = TestDatabase.fresh();
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment =
          RunningService.environment(
              database.jdbcUrl(), Map.of("PORT", Integer.toString(other.getLocalPort())));
      assertThat(CommandLineRun.run(environment, "server").error())
          .startsWith("coffee: the address is in use")
          .hasLineCount(1);
    }
  }

  @Test
  void reportsMissingConfigurationFile() {
    assertThat(CommandLineRun.run(Map.of(), "server", "nowhere.yml").error())
        .startsWith("coffee: no such file:")
        .endsWith(": nowhere.yml")
        .hasLineCount(1);
  }

  @Test
  void checkCommandNeedsNoDatabase() {
    Map<String, String> environment = RunningService.environment(NOWHERE, Map.of());
    assertThat(CommandLineRun.run(environment, "check").failure()).isEmpty();
    assertThat(CommandLineRun.run(Map.of(), "check").error())
        .startsWith("coffee: API_KEY is not set");
  }
}
