package coffee.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code ./run} prints and leaves behind. */
class QuickstartTest {

  private static final String KEY = "a-key-for-tests-only-4711";

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          --help,                0, ./run COMMAND --help
          --version,             0, .
          import --help,         0, usage: ./run import
          person add --help,     0, usage: ./run person add
          import,                1, ./run: error: too few arguments
          imprt,                 1, invalid choice
          demo now,              1, coffee: demo takes no arguments
          """)
  void validatesCommandLineBeforeStart(String typed, int status, String message) throws Exception {
    try (QuickstartProcess run = QuickstartProcess.start(home, Map.of(), typed.split(" "))) {
      assertThat(run.awaitEnd()).as(run.text()).isEqualTo(status);
      assertThat(run.text().replaceAll("\\s+", " ")).contains(message).doesNotContain("PostgreSQL");
    }
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void checksItsConfigurationWithoutADatabase() throws Exception {
    try (QuickstartProcess check = QuickstartProcess.start(home, Map.of(), "check")) {
      assertThat(check.awaitEnd()).as(check.text()).isZero();
      assertThat(check.lines()).containsExactly("The configuration is valid.");
    }
    assertThat(home.resolve("data/postgresql")).doesNotExist();
  }

  /** With the variables of the person, so that it is the same service again. */
  @Test
  void pageAndPairSayHowPhonesReachTheService() throws Exception {
    Map<String, String> variables = Map.of("DATA_DIR", "mine", "API_KEY", KEY);
    String command = "BIND_HOST=0.0.0.0 PORT=%d ADMIN_PORT=\\d+ DATA_DIR=./mine ./run";
    try (QuickstartProcess run = QuickstartProcess.start(home, variables)) {
      run.awaitBanner();
      assertThat(session(run.url()))
          .containsPattern("\"start_for_network\":\"%s\"".formatted(command.formatted(port(run))));
      run.stop();
    }
    try (QuickstartProcess pair = QuickstartProcess.start(home, variables, "pair")) {
      assertThat(pair.awaitEnd()).as(pair.text()).isZero();
      assertThat(pair.text())
          .containsPattern("(?m)^  %s pair$".formatted(command.formatted(port(pair))));
    }
  }

  private static int port(QuickstartProcess run) {
    return URI.create(run.url()).getPort();
  }

  /** What the page asks to say it. */
  private static String session(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/v1/session"))
            .header("Authorization", "Bearer " + KEY)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  @Test
  void pairSaysThatTheServiceWasNeverStarted() throws Exception {
    Map<String, String> variables = Map.of("DATA_DIR", "mine");
    try (QuickstartProcess pair = QuickstartProcess.start(home, variables, "pair")) {
      assertThat(pair.awaitEnd()).isEqualTo(1);
      String start = "start it with `PORT=%d ADMIN_PORT=\\d+ DATA_DIR=./mine ./run`";
      assertThat(pair.text())
          .contains("coffee: the service was never started with this database")
          .containsPattern(start.formatted(port(pair)))
          .doesNotContain("no person", "BIND_HOST");
    }
  }

  @Test
  void hidesGivenKeyAndPrintsDataDirectoryAtTheEnd() throws Exception {
    try (QuickstartProcess run = QuickstartProcess.start(home, Map.of("API_KEY", KEY))) {
      run.awaitBanner();
      run.stop();
      List<String> lines = run.lines();
      assertThat(run.text())
          .doesNotContain(KEY)
          .contains("the one that API_KEY sets")
          .contains("curl -H \"Authorization: Bearer $API_KEY\"")
          .doesNotContain("INFO");
      assertThat(lines.subList(lines.size() - 2, lines.size()))
          .containsExactly("Stopping.", "Stopped. Everything is in ./data.");
    }
    assertThat(home.resolve("data/api-key")).doesNotExist();
    assertThat(home.resolve("data/log/service.log")).content().doesNotContain(KEY);
  }

  @Test
  void showsTheLogWhereALevelIsSet() throws Exception {
    try (QuickstartProcess run = QuickstartProcess.start(home, Map.of("LOG_LEVEL", "INFO"))) {
      run.awaitBanner();
      run.stop();
      assertThat(run.text()).contains("INFO  requests: answered").contains("Stop requested");
    }
  }
}
