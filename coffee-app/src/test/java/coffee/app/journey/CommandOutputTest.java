package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.persistence.TestDatabase;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripts parse the output of commands. */
class CommandOutputTest {

  @Test
  void logGoesToStandardErrorOnly() throws IOException, InterruptedException {
    try (TestDatabase database = TestDatabase.fresh()) {
      new CommandRunner(database, Map.of()).run("person", "add", "Ada");
      Map<String, String> further =
          Map.of("REDIS_URL", "redis://127.0.0.1:1", "LOG_LEVEL", "DEBUG");
      Outcome created =
          new CommandRunner(database, further)
              .runApart("key", "create", "phone", "--person", "Ada", "--scopes", "read");
      assertThat(created.errors()).contains("DEBUG");
      assertThat(created.output()).matches("Key 1 of Ada: .*\\nct_\\w+\\n");

      Outcome exported =
          new CommandRunner(database, further)
              .runApart("export", "--person", "Ada", "--format", "ndjson");
      assertThat(exported.output().lines()).isNotEmpty().allMatch(line -> line.startsWith("{"));
    }
  }
}
