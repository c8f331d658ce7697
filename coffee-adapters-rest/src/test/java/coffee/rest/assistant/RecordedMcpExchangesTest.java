package coffee.rest.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays what both official clients sent in each of their modes, as {@code
 * bench/clients/assistants} recorded it. Values differ with time and ids; status, content type and
 * fields must be the same.
 */
class RecordedMcpExchangesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ApiTestClient ada = SERVICE.person();

  static List<String> clients() throws IOException {
    return List.copyOf(recorded().keySet());
  }

  @ParameterizedTest
  @MethodSource("clients")
  void responsesHaveTheRecordedFields(String client) throws IOException {
    List<JsonNode> exchanges = recorded().getOrDefault(client, List.of());
    assertThat(exchanges).hasSizeGreaterThan(10);
    String recordedId = "";
    String loggedId = "";
    for (JsonNode exchange : exchanges) {
      String body = exchange.path("body").asText();
      if (body.contains("undo_drink")) {
        assertThat(body).contains("\"id\":" + recordedId + "}");
        body = body.replace("\"id\":" + recordedId + "}", "\"id\":" + loggedId + "}");
      }
      ApiResponse response = send(exchange, body);
      String recorded = exchange.path("response").asText();
      assertThat(response.status()).as(body).isEqualTo(exchange.path("status").asInt());
      assertThat(response.header("Content-Type"))
          .as(body)
          .startsWith(exchange.path("content_type").asText());
      assertThat(fields(response.text())).as(body).isEqualTo(fields(recorded));
      assertThat(protocol(response.text())).as(body).isEqualTo(protocol(recorded));
      if (body.contains("log_drink") && loggedId.isEmpty()) {
        recordedId = JSON.readTree(recorded).at("/result/structuredContent/id").asText();
        loggedId = response.json().at("/result/structuredContent/id").asText();
      }
    }
    assertThat(loggedId).isNotEmpty();
    assertThat(ada.get("/v1/coffee").text()).isEqualTo("[]");
  }

  private ApiResponse send(JsonNode exchange, String body) {
    List<String> headers = new ArrayList<>();
    exchange
        .path("headers")
        .properties()
        .forEach(
            header -> {
              headers.add(header.getKey());
              headers.add(header.getValue().asText());
            });
    return ada.send(
        exchange.path("method").asText(),
        "/mcp",
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
        headers.toArray(String[]::new));
  }

  /** The path of every field; elements of an array together. */
  private static SortedSet<String> fields(String json) throws IOException {
    SortedSet<String> fields = new TreeSet<>();
    addFields(JSON.readTree(json), "", fields);
    return fields;
  }

  private static void addFields(JsonNode node, String path, SortedSet<String> fields) {
    fields.add(path);
    node.properties()
        .forEach(field -> addFields(field.getValue(), path + "/" + field.getKey(), fields));
    if (node.isArray()) {
      node.forEach(element -> addFields(element, path + "/*", fields));
    }
  }

  /** What must not depend on time or data. */
  private static List<JsonNode> protocol(String json) throws IOException {
    JsonNode response = JSON.readTree(json);
    return List.of(
        response.path("jsonrpc"),
        response.path("id"),
        response.at("/error/code"),
        response.at("/result/isError"),
        response.at("/result/protocolVersion"),
        response.at("/result/resultType"),
        response.at("/result/capabilities"));
  }

  private static Map<String, List<JsonNode>> recorded() throws IOException {
    Map<String, List<JsonNode>> exchanges = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RecordedMcpExchangesTest.class.getResourceAsStream("exchanges.ndjson")),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode exchange = JSON.readTree(line);
        exchanges
            .computeIfAbsent(exchange.path("client").asText(), client -> new ArrayList<>())
            .add(exchange);
      }
    }
    return exchanges;
  }
}
