package coffee.rest.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class McpResourceTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String META =
      "\"_meta\": {\"io.modelcontextprotocol/protocolVersion\": \"2026-07-28\","
          + " \"io.modelcontextprotocol/clientCapabilities\": {}}";

  private final ApiTestClient ada = SERVICE.person();

  private ApiResponse negotiated(String method, String params) {
    return ada.post("/mcp", message(method, params), "MCP-Protocol-Version", "2025-11-25");
  }

  private static String message(String method, String params) {
    return "{\"jsonrpc\": \"2.0\", \"id\": 7, \"method\": \"%s\", \"params\": %s}"
        .formatted(method, params);
  }

  private JsonNode call(String tool, String arguments) {
    JsonNode response =
        negotiated("tools/call", "{\"name\": \"%s\", \"arguments\": %s}".formatted(tool, arguments))
            .json();
    assertThat(response.path("id").asInt()).isEqualTo(7);
    return response.path("result");
  }

  private static String text(JsonNode result) {
    return result.at("/content/0/text").asText();
  }

  @Test
  void negotiatesAVersion() {
    ApiResponse response =
        ada.post(
            "/mcp",
            message(
                "initialize",
                "{\"protocolVersion\": \"2025-06-18\", \"capabilities\": {}, \"clientInfo\": {}}"));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().at("/result/protocolVersion").asText()).isEqualTo("2025-06-18");
    assertThat(response.json().at("/result/serverInfo/name").asText()).isEqualTo("coffee-tracker");
    assertThat(response.json().at("/result/capabilities").has("tools")).isTrue();
    assertThat(
            negotiated("initialize", "{\"protocolVersion\": \"1999-01-01\"}")
                .json()
                .at("/result/protocolVersion")
                .asText())
        .isEqualTo("2025-11-25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"notifications/initialized", "notifications/never-heard-of"})
  void acceptsNotifications(String method) {
    ApiResponse response =
        ada.post("/mcp", "{\"jsonrpc\": \"2.0\", \"method\": \"%s\"}".formatted(method));

    assertThat(response.status()).isEqualTo(202);
    assertThat(response.text()).isEmpty();
  }

  @Test
  void listsToolsWithTheirScope() {
    JsonNode tools = negotiated("tools/list", "{}").json().at("/result/tools");

    assertThat(
            StreamSupport.stream(tools.spliterator(), false).map(tool -> tool.get("name").asText()))
        .containsExactly(
            "log_drink", "undo_drink", "get_status", "what_if", "get_effect", "list_days");
    assertThat(tools)
        .allSatisfy(
            tool -> {
              assertThat(tool.path("description").asText()).contains("with the scope");
              assertThat(tool.at("/inputSchema/type").asText()).isEqualTo("object");
            });
  }

  @Test
  void logsOnceAndUndoes() {
    String espresso = "{\"drink\": \"espresso\", \"client_id\": \"morning\"}";

    JsonNode logged = call("log_drink", espresso);
    JsonNode again = call("log_drink", espresso);
    long id = logged.at("/structuredContent/id").asLong();
    String status = text(call("get_status", "{}"));
    JsonNode undone = call("undo_drink", "{\"id\": %d}".formatted(id));

    assertThat(text(logged))
        .isEqualTo("Logged Espresso with 63 mg at 2026-03-01 13:00 (id %d).".formatted(id));
    assertThat(text(again)).startsWith("Nothing was added");
    assertThat(status).startsWith("Today: 63 mg in 1 drink, of a limit of 400 mg.");
    assertThat(undone.path("isError").asBoolean()).isFalse();
    assertThat(ada.get("/v1/coffee").text()).isEqualTo("[]");
  }

  @Test
  void namesEveryInvalidArgument() {
    JsonNode refused =
        call("log_drink", "{\"caffeine_mg\": 5000, \"timestamp\": \"noon\", \"sugar\": 2}");

    assertThat(refused.path("isError").asBoolean()).isTrue();
    assertThat(text(refused)).contains("caffeine_mg must be", "timestamp", "sugar is unknown");
    assertThat(refused.has("structuredContent")).isFalse();
    assertThat(ada.get("/v1/coffee").text()).isEqualTo("[]");
  }

  @Test
  void answersInWords() {
    ada.post("/v1/coffee", "{\"caffeine_mg\": 95}");

    JsonNode whatIf = call("what_if", "{\"doses\": [{\"drink\": \"espresso\"}]}");
    JsonNode days = call("list_days", "{\"from\": \"2026-03-01\", \"to\": \"2026-03-02\"}");
    JsonNode effect = call("get_effect", "{}");

    assertThat(text(whatIf)).startsWith("With 63 mg more, about ");
    assertThat(whatIf.at("/structuredContent/added_mg").asDouble()).isEqualTo(63);
    assertThat(text(days)).isEqualTo("2026-03-01: 95 mg in 1 drink");
    assertThat(text(effect)).containsIgnoringCase("not enough");
    assertThat(effect.at("/structuredContent/verdict").asText()).isEqualTo("not_enough_data");
  }

  @Test
  void lacksOfScopeIsAResultInWords() {
    String reader =
        ada.post("/v1/keys", "{\"name\": \"reader\", \"scopes\": [\"read\"]}")
            .json()
            .path("key")
            .asText();

    ApiResponse response =
        ada.post(
            "/mcp",
            message(
                "tools/call",
                "{\"name\": \"log_drink\", \"arguments\": {\"drink\": \"espresso\"}}"),
            "Authorization",
            "Bearer " + reader);

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.json().at("/result/isError").asBoolean()).isTrue();
    assertThat(text(response.json().path("result")))
        .isEqualTo("This needs a key with the scope write; the key in use does not have it.");
    assertThat(ada.get("/v1/coffee").text()).isEqualTo("[]");
  }

  @Test
  void unavailableDatabaseIsAResultWithoutDetails() {
    SERVICE.outage().begin();

    JsonNode result = call("undo_drink", "{\"id\": 1}");

    assertThat(result.path("isError").asBoolean()).isTrue();
    assertThat(text(result)).doesNotContainIgnoringCase("exception").isNotEmpty();
  }

  @Test
  void removesOnlyDrinksOfTheCaller() {
    long id =
        SERVICE.person().post("/v1/coffee", "{\"caffeine_mg\": 80}").json().path("id").asLong();

    assertThat(text(call("undo_drink", "{\"id\": %d}".formatted(id))))
        .isEqualTo("There is no coffee %d.".formatted(id));
  }

  // ---- each request complete

  private ApiResponse stateless(String method, String params, String... headers) {
    return ada.post("/mcp", message(method, params), headers);
  }

  @Test
  void servesRequestsWithoutNegotiation() {
    JsonNode discovered =
        stateless(
                "server/discover",
                "{%s}".formatted(META),
                "MCP-Protocol-Version",
                "2026-07-28",
                "Mcp-Method",
                "server/discover")
            .json()
            .path("result");
    JsonNode listed =
        stateless(
                "tools/list",
                "{%s}".formatted(META),
                "MCP-Protocol-Version",
                "2026-07-28",
                "Mcp-Method",
                "tools/list")
            .json()
            .path("result");
    JsonNode called =
        stateless(
                "tools/call",
                "{\"name\": \"get_status\", %s}".formatted(META),
                "MCP-Protocol-Version",
                "2026-07-28",
                "Mcp-Method",
                "tools/call",
                "Mcp-Name",
                "=?base64?Z2V0X3N0YXR1cw==?=")
            .json()
            .path("result");

    assertThat(discovered.path("supportedVersions").get(0).asText()).isEqualTo("2026-07-28");
    assertThat(List.of(discovered, listed))
        .allSatisfy(
            result -> {
              assertThat(result.path("ttlMs").asLong()).isPositive();
              assertThat(result.path("cacheScope").asText()).isEqualTo("public");
            });
    assertThat(List.of(discovered, listed, called))
        .allSatisfy(
            result -> {
              assertThat(result.path("resultType").asText()).isEqualTo("complete");
              assertThat(result.at("/_meta/io.modelcontextprotocol~1serverInfo/name").asText())
                  .isEqualTo("coffee-tracker");
            });
    assertThat(called.path("isError").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-07-28 | tools/list | tools/call | 400 | -32020
          2025-11-25 | tools/list | tools/list | 400 | -32020
          2026-07-28 | tools/moon | tools/moon | 404 | -32601
          2026-07-28 | initialize | initialize | 404 | -32601
          """)
  void checksHeadersOfRequestsWithoutNegotiation(
      String version, String method, String header, int status, int code) {
    ApiResponse response =
        stateless(
            method, "{%s}".formatted(META), "MCP-Protocol-Version", version, "Mcp-Method", header);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.json().at("/error/code").asInt()).isEqualTo(code);
  }

  @Test
  void refusesMissingHeadersAndMeta() {
    assertThat(stateless("tools/list", "{%s}".formatted(META)).json().at("/error/code").asInt())
        .isEqualTo(JsonRpcException.HEADER_MISMATCH);
    ApiResponse without =
        stateless(
            "tools/list", "{}", "MCP-Protocol-Version", "2026-07-28", "Mcp-Method", "tools/list");
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.json().at("/error/code").asInt()).isEqualTo(JsonRpcException.INVALID_PARAMS);
    assertThat(without.json().at("/error/message").asText()).contains("clientCapabilities");
  }

  @Test
  void namesSupportedVersions() {
    ApiResponse response =
        ada.post("/mcp", message("ping", "{}"), "MCP-Protocol-Version", "2031-01-01");

    assertThat(response.status()).isEqualTo(400);
    assertThat(response.json().at("/error/code").asInt())
        .isEqualTo(JsonRpcException.UNSUPPORTED_VERSION);
    assertThat(response.json().at("/error/data/supported")).hasSize(5);
  }

  // ---- no valid request

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"jsonrpc": "2.0"                                            | 400 | -32700
          []                                                           | 400 | -32600
          {"jsonrpc": "1.0", "id": 1, "method": "ping"}                | 400 | -32600
          {"jsonrpc": "2.0", "id": {}, "method": "ping"}               | 400 | -32600
          {"jsonrpc": "2.0", "id": 1}                                  | 400 | -32600
          {"jsonrpc": "2.0", "id": 1, "method": "ping", "params": []}  | 400 | -32600
          {"jsonrpc": "2.0", "id": 1, "method": "resources/list"}      | 200 | -32601
          {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}          | 200 | -32602
          """)
  void refusesWhatIsNoRequest(String body, int status, int code) {
    ApiResponse response = ada.post("/mcp", body);

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.json().at("/error/code").asInt()).isEqualTo(code);
  }

  @Test
  void argumentsThatAreNoObjectAreAResult() {
    assertThat(text(call("get_status", "[]"))).isEqualTo("The arguments must be an object.");
  }

  @Test
  void isStateless() {
    assertThat(ada.get("/mcp").status()).isEqualTo(405);
    assertThat(ada.delete("/mcp").status()).isEqualTo(405);
    assertThat(ada.get("/mcp").header("Allow")).contains("POST");
  }

  @Test
  void requiresAKeyAndRefusesIdempotencyKeys() {
    assertThat(
            ada.post("/mcp", message("ping", "{}"), "Authorization", "Bearer ct_1_1_nonsense")
                .status())
        .isEqualTo(401);
    assertThat(
            ada.post("/mcp", message("ping", "{}"), "Idempotency-Key", "a")
                .problem()
                .path("code")
                .asText())
        .isEqualTo("idempotency_key_refused");
  }
}
