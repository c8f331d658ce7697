package coffee.rest.assistant;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Builds the JSON schema of a tool's arguments. Not thread-safe. */
final class InputSchema {

  private final ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
  private final ObjectNode properties = schema.putObject("properties");
  private final ArrayNode required = JsonNodeFactory.instance.arrayNode();

  /** An optional argument of a JSON type. */
  InputSchema optional(String name, String type, String description) {
    properties.putObject(name).put("type", type).put("description", description);
    return this;
  }

  /** A required argument of a JSON type. */
  InputSchema required(String name, String type, String description) {
    required.add(name);
    return optional(name, type, description);
  }

  /** A required array of objects. */
  InputSchema objects(String name, InputSchema element, String description) {
    required.add(name);
    properties
        .putObject(name)
        .put("type", "array")
        .put("description", description)
        .set("items", element.build());
    return this;
  }

  /** The schema; other arguments are refused. */
  ObjectNode build() {
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }
}
