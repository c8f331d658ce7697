package coffee.rest.assistant;

import coffee.rest.Caller;
import coffee.rest.limits.RateLimited;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/** The methods of the Model Context Protocol that the service has. Thread-safe. */
final class McpMethods {

  static final String CALL_TOOL = "tools/call";

  private static final String SERVER_INFO = "io.modelcontextprotocol/serverInfo";

  private static final String INSTRUCTIONS =
      "Coffee Tracker keeps what a person drinks and what their heart does. Log drinks only when"
          + " asked to. What get_effect returns is an association with its uncertainty, never a"
          + " diagnosis.";

  /** Descriptions change only with the version of the service. */
  private static final Duration CACHED = Duration.ofHours(1);

  private final AssistantTools tools;
  private final String version;

  /**
   * Creates the methods.
   *
   * @param version version of the service
   */
  McpMethods(AssistantTools tools, String version) {
    this.tools = tools;
    this.version = version;
  }

  /** The limit that a message counts against: only tools can be more than a read. */
  RateLimited.Kind limit(JsonRpcMessage request) {
    return request.method().equals(CALL_TOOL)
        ? tools.limit(request.params().path("name").asText())
        : RateLimited.Kind.READ;
  }

  /**
   * The result of a request of 2026-07-28.
   *
   * @throws JsonRpcException if there is none
   */
  ObjectNode callStateless(Caller caller, JsonRpcMessage request) {
    ObjectNode result =
        switch (request.method()) {
          case "server/discover" -> cacheable(discover());
          case "tools/list" -> cacheable(listTools());
          case CALL_TOOL -> callTool(caller, request);
          default -> throw unknown(404, request);
        };
    result.put("resultType", "complete");
    result.putObject("_meta").set(SERVER_INFO, serverInfo());
    return result;
  }

  /**
   * The result of a request whose version was negotiated.
   *
   * @throws JsonRpcException if there is none
   */
  ObjectNode callNegotiated(Caller caller, JsonRpcMessage request) {
    return switch (request.method()) {
      case "initialize" -> initialize(request);
      case "ping" -> JsonNodeFactory.instance.objectNode();
      case "tools/list" -> listTools();
      case CALL_TOOL -> callTool(caller, request);
      default -> throw unknown(200, request);
    };
  }

  private static JsonRpcException unknown(int status, JsonRpcMessage request) {
    return JsonRpcException.of(
        status, JsonRpcException.METHOD_NOT_FOUND, "There is no method " + request.method());
  }

  private ObjectNode initialize(JsonRpcMessage request) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put(
        "protocolVersion",
        ProtocolVersion.negotiate(request.params().path("protocolVersion").asText()));
    result.set("serverInfo", serverInfo());
    return describe(result);
  }

  private static ObjectNode discover() {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.set("supportedVersions", ProtocolVersion.supported());
    return describe(result);
  }

  private static ObjectNode describe(ObjectNode result) {
    result.putObject("capabilities").putObject("tools");
    return result.put("instructions", INSTRUCTIONS);
  }

  private ObjectNode serverInfo() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", "coffee-tracker")
        .put("title", "Coffee Tracker")
        .put("version", version);
  }

  private ObjectNode listTools() {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.set("tools", tools.describe());
    return result;
  }

  private static ObjectNode cacheable(ObjectNode result) {
    return result.put("ttlMs", CACHED.toMillis()).put("cacheScope", "public");
  }

  private ObjectNode callTool(Caller caller, JsonRpcMessage request) {
    JsonNode name = request.params().path("name");
    JsonNode given = request.params().path("arguments");
    if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
      return ToolResult.failed("The arguments must be an object.").toJson();
    }
    ObjectNode arguments =
        given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    return tools
        .call(caller, name.asText(), arguments)
        .map(ToolResult::toJson)
        .orElseThrow(
            () ->
                JsonRpcException.of(
                    200,
                    JsonRpcException.INVALID_PARAMS,
                    "There is no tool \"%s\"".formatted(name.asText())));
  }
}
