package coffee.rest.assistant;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Determines by which version of the protocol a request is meant, and checks what that version
 * demands of it. Since 2026-07-28 a request names its version in {@code params._meta}, and headers
 * repeat what a proxy may need.
 */
final class RequestEnvelope {

  private static final String VERSION = "io.modelcontextprotocol/protocolVersion";
  private static final String CAPABILITIES = "io.modelcontextprotocol/clientCapabilities";

  private static final String VERSION_HEADER = "MCP-Protocol-Version";
  private static final String METHOD_HEADER = "Mcp-Method";
  private static final String NAME_HEADER = "Mcp-Name";

  private static final String ENCODED_START = "=?base64?";
  private static final String ENCODED_END = "?=";

  private final JsonRpcMessage message;
  private final UnaryOperator<@Nullable String> headers;

  /**
   * Looks at a message.
   *
   * @param headers the value of a header by its name, or null
   */
  RequestEnvelope(JsonRpcMessage message, UnaryOperator<@Nullable String> headers) {
    this.message = message;
    this.headers = headers;
  }

  /**
   * Whether the request is one of 2026-07-28; otherwise its version was negotiated before.
   *
   * @throws JsonRpcException if the version is not supported, or the request lacks what it demands
   */
  boolean isStateless() {
    JsonNode meta = message.params().path("_meta");
    Optional<String> header = Optional.ofNullable(headers.apply(VERSION_HEADER));
    if (!meta.has(VERSION)) {
      return isStatelessByHeader(header);
    }
    String version = meta.path(VERSION).asText();
    requireEqual(VERSION_HEADER, header.orElse(version), version);
    if (!version.equals(ProtocolVersion.STATELESS)) {
      throw JsonRpcException.unsupported(version);
    }
    if (!meta.path(CAPABILITIES).isObject()) {
      throw missing(CAPABILITIES);
    }
    if (message.isRequest()) {
      requireHeaders();
    }
    return true;
  }

  private boolean isStatelessByHeader(Optional<String> header) {
    if (header.isEmpty() || ProtocolVersion.isNegotiated(header.get())) {
      return false;
    }
    if (!header.get().equals(ProtocolVersion.STATELESS)) {
      throw JsonRpcException.unsupported(header.get());
    }
    if (message.isRequest()) {
      throw missing(VERSION + ", " + CAPABILITIES);
    }
    return true;
  }

  private static JsonRpcException missing(String keys) {
    return JsonRpcException.of(
        400, JsonRpcException.INVALID_PARAMS, "params._meta must contain " + keys);
  }

  private void requireHeaders() {
    requireEqual(VERSION_HEADER, headers.apply(VERSION_HEADER), ProtocolVersion.STATELESS);
    requireEqual(METHOD_HEADER, headers.apply(METHOD_HEADER), message.method());
    JsonNode name = message.params().path("name");
    if (message.method().equals(McpMethods.CALL_TOOL) && name.isTextual()) {
      requireEqual(NAME_HEADER, decoded(headers.apply(NAME_HEADER)), name.asText());
    }
  }

  private static void requireEqual(String header, @Nullable String value, String expected) {
    if (value == null || !value.equals(expected)) {
      throw JsonRpcException.of(
          400,
          JsonRpcException.HEADER_MISMATCH,
          value == null
              ? "The header %s is missing".formatted(header)
              : "The header %s differs from the body".formatted(header));
    }
  }

  /** A value that a header cannot hold is sent in Base64. */
  private static @Nullable String decoded(@Nullable String value) {
    if (value == null || !value.startsWith(ENCODED_START) || !value.endsWith(ENCODED_END)) {
      return value;
    }
    try {
      String base64 =
          value.substring(
              ENCODED_START.length(),
              Math.max(ENCODED_START.length(), value.length() - ENCODED_END.length()));
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      return value;
    }
  }
}
