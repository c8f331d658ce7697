package coffee.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.app.support.ServerProcess;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The complete output of a service, from start to stop. */
class JsonLogTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String SECRET = "ct_1_9_SecretThatNobodyMaySee000000000000000000000000";

  private static List<String> lines;
  private static final List<JsonNode> OBJECTS = new ArrayList<>();
  private static String failedRequest = "";

  @BeforeAll
  static void useTheService() throws Exception {
    try (TestDatabase database = TestDatabase.fresh();
        ServerProcess server = ServerProcess.serving(database, Map.of("LOG_FORMAT", "json"))) {
      HttpTestClient owner = server.owner();
      owner.post(
          "/v1/coffee",
          """
          {"caffeine_mg": 80, "notes": "MarkedNote", "coffee_type": "MarkedType",
           "client_id": "MarkedClient"}""");
      owner.send("GET", "/v1/coffee/1", BodyPublishers.noBody(), "X-Request-ID", "kitchen-1");
      owner.send(
          "GET",
          "/coffee?coffee_type=MarkedType",
          BodyPublishers.noBody(),
          "traceparent",
          "00-" + TRACE + "-00f067aa0ba902b7-01");
      owner.post("/v1/heartrate", "{\"bpm\": 173, \"notes\": \"MarkedNote\"}");
      owner.post("/v1/heartrate", "{\"bpm\": 1731, \"notes\": \"MarkedNote\"}");
      owner.post("/v1/heartrate/batch", "[{\"bpm\": 173, \"notes\": \"MarkedNote\"}, {}]");
      owner.post("/v1/coffee", "{\"MarkedField\": \"MarkedNote\"");
      owner.get("/MarkedPath?q=MarkedQuery");
      owner.get("/v1/..%2fMarkedPath");
      server.with(SECRET).get("/v1/coffee");
      breakTheTable(database);
      HttpTestResponse failed =
          owner.post("/v1/coffee", "{\"caffeine_mg\": 81, \"notes\": \"MarkedNote\"}");
      assertThat(failed.status()).isEqualTo(500);
      failedRequest = failed.json().get("request_id").asText();
      server.tellToEnd();
      server.awaitEnd();
      lines = server.lines();
    }
    for (String line : lines) {
      OBJECTS.add(JSON.readTree(line));
    }
  }

  /** An unexpected failure whose PostgreSQL message contains all parameters. */
  private static void breakTheTable(TestDatabase database) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "ALTER TABLE coffee_intake ADD CONSTRAINT no CHECK (caffeine_mg <> 81)"));
  }

  @AfterAll
  static void forget() {
    OBJECTS.clear();
  }

  @Test
  void everyLineHasTimestampLevelAndMessage() {
    assertThat(OBJECTS).isNotEmpty();
    assertThat(OBJECTS)
        .allSatisfy(
            line -> {
              assertThat(line.get("timestamp").asText())
                  .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
              assertThat(line.get("level").asText()).isNotEmpty();
              assertThat(line.get("message").asText()).isNotEmpty();
            });
  }

  @Test
  void requestLineHasRouteButNoContent() {
    assertThat(requests()).hasSize(11);
    JsonNode read =
        requests().stream()
            .filter(line -> line.get("request_id").asText().equals("kitchen-1"))
            .findFirst()
            .orElseThrow();
    assertThat(read.get("method").asText()).isEqualTo("GET");
    assertThat(read.get("route").asText()).isEqualTo("/v1/coffee/{id}");
    assertThat(read.get("status").isInt()).isTrue();
    assertThat(read.get("status").asInt()).isEqualTo(200);
    assertThat(read.get("milliseconds").isNumber()).isTrue();
    assertThat(read.get("bytes").asLong()).isPositive();
    assertThat(read.get("key").asText()).isEqualTo("ct_1_0");
    assertThat(read.has("trace_id")).isFalse();
  }

  @Test
  void requestLineHasTraceId() {
    assertThat(requests())
        .filteredOn(line -> line.path("trace_id").asText().equals(TRACE))
        .singleElement()
        .satisfies(line -> assertThat(line.get("route").asText()).isEqualTo("/v1/coffee"));
  }

  @Test
  void unauthenticatedRequestHasNoKey() {
    assertThat(requests())
        .filteredOn(line -> line.get("status").asInt() == 401)
        .singleElement()
        .satisfies(line -> assertThat(line.has("key")).isFalse());
  }

  @Test
  void unmatchedRequestsAreLogged() {
    assertThat(requests())
        .filteredOn(line -> line.get("route").asText().equals("unmatched"))
        .extracting(line -> line.get("status").asInt())
        .containsExactlyInAnyOrder(404, 400);
  }

  @Test
  void errorHasStackTraceAndRequestId() {
    assertThat(OBJECTS)
        .filteredOn(line -> line.get("level").asText().equals("ERROR"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.get("request_id").asText()).isEqualTo(failedRequest);
              assertThat(line.get("exception").asText()).contains("at coffee.persistence.");
            });
  }

  @Test
  void linesContainNoPersonalDataOrKeys() {
    assertThat(lines)
        .noneMatch(line -> line.contains("Marked"))
        .noneMatch(line -> line.contains(RunningService.KEY))
        .noneMatch(line -> line.contains("SecretThat"));
    assertThat(OBJECTS).noneMatch(line -> withoutMeasures(line).contains("173"));
  }

  /** Without fields that may contain any digits. */
  private static String withoutMeasures(JsonNode line) {
    ObjectNode rest = line.deepCopy();
    rest.remove(List.of("timestamp", "milliseconds", "bytes", "request_id", "thread"));
    return rest.toString().replaceAll("\\b127\\.0\\.0\\.1:\\d+\\b", ""); // it listens on free ports
  }

  private static List<JsonNode> requests() {
    return OBJECTS.stream()
        .filter(line -> line.get("logger").asText().equals("coffee.requests"))
        .toList();
  }
}
