package coffee.rest.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A message of a client: a request, a notification (without an id) or a response (without a
 * method).
 *
 * @param id text or a number; null without one
 * @param method empty for a response
 * @param params empty without any
 */
record JsonRpcMessage(JsonNode id, String method, ObjectNode params) {

  /**
   * Reads a message.
   *
   * @throws JsonRpcException if it is none
   */
  static JsonRpcMessage of(JsonNode sent) {
    if (!(sent instanceof ObjectNode message)) {
      throw invalid("The body must be one JSON-RPC message; batches are not supported");
    }
    if (!message.path("jsonrpc").asText().equals("2.0")) {
      throw invalid("jsonrpc must be \"2.0\"");
    }
    JsonNode id = message.path("id");
    if (!id.isMissingNode() && !id.isTextual() && !id.isIntegralNumber()) {
      throw invalid("id must be text or a whole number");
    }
    JsonNode given = message.path("params");
    if (!given.isMissingNode() && !given.isObject()) {
      throw invalid("params must be an object");
    }
    return new JsonRpcMessage(
        id.isMissingNode() ? NullNode.getInstance() : id,
        method(message),
        given instanceof ObjectNode params ? params : JsonNodeFactory.instance.objectNode());
  }

  private static String method(ObjectNode message) {
    JsonNode method = message.path("method");
    boolean isResponse = message.has("result") || message.has("error");
    if (!method.isTextual() && !isResponse) {
      throw invalid("method must be text");
    }
    return method.asText();
  }

  private static JsonRpcException invalid(String message) {
    return JsonRpcException.of(400, JsonRpcException.INVALID_REQUEST, message);
  }

  /** Whether the client waits for a result. */
  boolean isRequest() {
    return !id.isNull() && !method.isEmpty();
  }
}
