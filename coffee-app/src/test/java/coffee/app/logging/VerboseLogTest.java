package coffee.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.RunningService;
import coffee.app.support.ServerProcess;
import coffee.persistence.TestDatabase;
import coffee.persistence.redis.TestRedis;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a service prints which logs as much as it may, from its start to its end. */
class VerboseLogTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern ADMIN_PORT = Pattern.compile("listens on \\[.*:(\\d+)]");

  private static final String WRONG_KEY = "ct_1_9_WrongKeyThatNobodyMaySee000000000000000000000";
  private static final String COOKIE = "CookieThatNobodyMaySee";
  private static final String NOTE = "NoteThatNobodyMaySee";

  private static final List<JsonNode> LINES = new ArrayList<>();
  private static String madeKey = "";

  @BeforeAll
  static void useTheService() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        TestRedis redis = TestRedis.start();
        ServerProcess server =
            ServerProcess.serving(
                database,
                Map.of(
                    "LOG_LEVEL", "ALL",
                    "LOG_FORMAT", "json",
                    "REDIS_URL", redis.address().toString()))) {
      HttpTestClient admin = new HttpTestClient(adminPort(server), "");
      assertThat(post(admin, "/tasks/log-level?logger=ROOT&level=ALL")).isEqualTo(200);
      assertThat(post(admin, "/tasks/log-level?logger=coffee&level=TRACE")).isEqualTo(200);
      assertThat(post(admin, "/tasks/log-level?logger=org.eclipse.jetty&level=TRACE"))
          .isEqualTo(400);
      call(server);
      server.tellToEnd();
      server.awaitEnd();
      for (String line : server.lines()) {
        LINES.add(JSON.readTree(line));
      }
    }
  }

  private static int adminPort(ServerProcess server) {
    return server.lines().stream()
        .map(ADMIN_PORT::matcher)
        .filter(Matcher::find)
        .mapToInt(found -> Integer.parseInt(found.group(1)))
        .findFirst()
        .orElseThrow();
  }

  private static int post(HttpTestClient admin, String path) {
    return admin.send("POST", path, BodyPublishers.noBody()).status();
  }

  private static void call(ServerProcess server) {
    HttpTestClient owner = server.owner();
    owner.post("/v1/coffee", "{\"caffeine_mg\": 80, \"notes\": \"%s\"}".formatted(NOTE));
    owner.post("/v1/heartrate", "{\"bpm\": 64, \"notes\": \"%s\"}".formatted(NOTE));
    owner.send("GET", "/v1/now", BodyPublishers.noBody(), "Cookie", "session=" + COOKIE);
    owner.get("/v1/heartrate/correlation");
    owner.send(
        "POST",
        "/v1/imports",
        BodyPublishers.ofString("caffeine_mg,timestamp,notes\n80,2026-03-01T08:15:00Z," + NOTE));
    madeKey =
        owner
            .post("/v1/keys", "{\"name\": \"phone\", \"scopes\": [\"read\"]}")
            .json()
            .path("key")
            .asText();
    assertThat(server.with(madeKey).get("/v1/coffee/today").status()).isEqualTo(200);
    assertThat(server.with(WRONG_KEY).get("/v1/coffee").status()).isEqualTo(401);
    owner.send("BREW", "/v1/coffee", BodyPublishers.noBody());
    owner.get("/nothing");
  }

  @Test
  void logsNoKeysHeadersOrNotes() {
    assertThat(madeKey).startsWith("ct_1_");
    assertThat(LINES.stream().map(JsonNode::toString))
        .isNotEmpty()
        .noneMatch(line -> line.contains(RunningService.KEY))
        .noneMatch(line -> line.contains(madeKey.substring(madeKey.lastIndexOf('_'))))
        .noneMatch(line -> line.contains(WRONG_KEY))
        .noneMatch(line -> line.contains(COOKIE))
        .noneMatch(line -> line.contains(NOTE))
        .noneMatch(line -> line.contains("Authorization") || line.contains("Bearer"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEBUG", "TRACE"})
  void belowInfoOnlyTheServiceItselfLogs(String level) {
    assertThat(LINES)
        .filteredOn(line -> line.get("level").asText().equals(level))
        .allMatch(line -> line.get("logger").asText().startsWith("coffee."));
  }
}
