package coffee.rest.assistant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/**
 * The versions of the Model Context Protocol that the service speaks. Since 2026-07-28 each request
 * carries its version and is complete; before, a client negotiated the version by {@code
 * initialize}.
 */
final class ProtocolVersion {

  /** Each request names its version in {@code _meta}. */
  static final String STATELESS = "2026-07-28";

  /** Negotiated by {@code initialize}, newest first. */
  private static final List<String> NEGOTIATED =
      List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

  private ProtocolVersion() {}

  /** The version for a client that asks for one: the same, or else the latest to negotiate. */
  static String negotiate(String requested) {
    return NEGOTIATED.contains(requested) ? requested : NEGOTIATED.get(0);
  }

  /** Whether a version is one that is negotiated. */
  static boolean isNegotiated(String version) {
    return NEGOTIATED.contains(version);
  }

  /** All versions, newest first. */
  static ArrayNode supported() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode().add(STATELESS);
    NEGOTIATED.forEach(all::add);
    return all;
  }
}
