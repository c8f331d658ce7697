package coffee.rest.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A JSON-RPC 2.0 error, and the HTTP status that it is sent with. */
final class JsonRpcException extends RuntimeException {

  static final int PARSE_ERROR = -32_700;
  static final int INVALID_REQUEST = -32_600;
  static final int METHOD_NOT_FOUND = -32_601;
  static final int INVALID_PARAMS = -32_602;

  /** Model Context Protocol 2026-07-28: a header differs from the body, or is missing. */
  static final int HEADER_MISMATCH = -32_020;

  /** Model Context Protocol 2026-07-28. */
  static final int UNSUPPORTED_VERSION = -32_022;

  private final int status;
  private final int code;
  private final transient Optional<ObjectNode> data;

  private JsonRpcException(int status, int code, String message, Optional<ObjectNode> data) {
    super(message);
    this.status = status;
    this.code = code;
    this.data = data;
  }

  /**
   * An error.
   *
   * @param status HTTP status
   * @param code JSON-RPC error code
   * @param message for developers of clients
   */
  static JsonRpcException of(int status, int code, String message) {
    return new JsonRpcException(status, code, message, Optional.empty());
  }

  /** The client speaks none of the versions that the service does. */
  static JsonRpcException unsupported(String requested) {
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("requested", requested);
    data.set("supported", ProtocolVersion.supported());
    return new JsonRpcException(
        400,
        UNSUPPORTED_VERSION,
        "Protocol version %s is not supported".formatted(requested),
        Optional.of(data));
  }

  int status() {
    return status;
  }

  /**
   * The response body.
   *
   * @param id of the request; null if it could not be read
   */
  ObjectNode toJson(JsonNode id) {
    ObjectNode response = JsonNodeFactory.instance.objectNode().put("jsonrpc", "2.0");
    response.set("id", id);
    ObjectNode error = response.putObject("error").put("code", code).put("message", getMessage());
    data.ifPresent(value -> error.set("data", value));
    return response;
  }
}
