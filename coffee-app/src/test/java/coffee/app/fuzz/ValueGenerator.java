package coffee.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Generates values that satisfy a schema, roughly, and unexpected values. */
final class ValueGenerator {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int DEEPEST = 6;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "NaN",
          "1e400",
          "9223372036854775808",
          "0x10",
          "null",
          "true",
          "\u0000",
          "a\u0000b",
          "\uD800",
          "\uDC00\uD800",
          "\uFFFE\uFFFF",
          "\u202Eevil",
          "😀☕".repeat(60),
          "é".repeat(101),
          "x".repeat(1_001),
          "y".repeat(20_000),
          "' OR 1=1 --",
          "${jndi:ldap://x}",
          "../../etc/passwd",
          "<script>",
          "2026-02-30T00:00:00Z",
          "2026-03-29T02:30:00",
          "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "+999999999-12-31T23:59:59Z",
          "2026-03-01T12:00:00+19:00",
          "2026-03-01",
          "24:00",
          "Europe/Nowhere",
          "UTC",
          "\r\nX: y",
          "\t",
          "%",
          "%00",
          "[]",
          "{}");

  private final RequestSchemas document;
  private final Random random;

  ValueGenerator(RequestSchemas document, Random random) {
    this.document = document;
    this.random = random;
  }

  /** A value that the schema allows, as far as it is supported here. */
  JsonNode right(JsonNode schema) {
    return right(schema, 0);
  }

  private JsonNode right(JsonNode reference, int depth) {
    JsonNode schema = document.resolve(reference);
    if (depth > DEEPEST) {
      return JSON.nullNode();
    }
    for (String choice : List.of("enum", "examples")) {
      if (schema.path(choice).isArray() && !schema.path(choice).isEmpty()) {
        return schema.path(choice).get(random.nextInt(schema.path(choice).size()));
      }
    }
    if (schema.has("const")) {
      return schema.path("const");
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (schema.path(choice).isArray()) {
        return right(schema.path(choice).get(random.nextInt(schema.path(choice).size())), depth);
      }
    }
    return ofType(schema, depth);
  }

  private JsonNode ofType(JsonNode schema, int depth) {
    JsonNode type = schema.path("type");
    String name = type.isArray() ? type.get(random.nextInt(type.size())).asText() : type.asText();
    return switch (name) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "integer", "number" -> number(schema, name.equals("integer"));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      default -> JSON.textNode(text(schema));
    };
  }

  private JsonNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    for (var property : schema.path("properties").properties()) {
      if (random.nextInt(3) > 0) {
        object.set(property.getKey(), right(property.getValue(), depth + 1));
      }
    }
    return object;
  }

  private JsonNode array(JsonNode schema, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(right(schema.path("items"), depth + 1));
    }
    return array;
  }

  /** Often one of the bounds. */
  private JsonNode number(JsonNode schema, boolean isWhole) {
    double minimum = schema.path("minimum").asDouble(0);
    double maximum = schema.path("maximum").asDouble(minimum + 1_000);
    double value =
        switch (random.nextInt(4)) {
          case 0 -> minimum;
          case 1 -> maximum;
          default -> minimum + random.nextDouble() * (maximum - minimum);
        };
    return isWhole ? JSON.numberNode((long) value) : JSON.numberNode(value);
  }

  private String text(JsonNode schema) {
    String format = schema.path("format").asText() + schema.path("pattern").asText();
    if (format.contains("date") || format.contains("[0-9]{4}")) {
      return Instant.now().minusSeconds(random.nextInt(10_000_000)).toString();
    }
    int longest = Math.min(schema.path("maxLength").asInt(20), 200);
    return "coffee ".repeat(30).substring(0, random.nextInt(longest + 1));
  }

  /** An unexpected value. */
  JsonNode wrong() {
    return switch (random.nextInt(9)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.numberNode(random.nextGaussian() * Math.pow(10, random.nextInt(300)));
      case 4 -> JSON.numberNode(random.nextInt(3) - 1);
      case 5 -> JSON.arrayNode().add(JSON.arrayNode());
      case 6 -> JSON.objectNode().put("", 1);
      default -> JSON.textNode(wrongText());
    };
  }

  String wrongText() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** With one nested value replaced, removed or added. */
  JsonNode spoiled(JsonNode value) {
    if (value instanceof ObjectNode object && !object.isEmpty() && random.nextInt(5) > 0) {
      List<String> names = object.properties().stream().map(java.util.Map.Entry::getKey).toList();
      String name = names.get(random.nextInt(names.size()));
      return switch (random.nextInt(6)) {
        case 0 -> object.deepCopy().without(name);
        case 1 -> object.deepCopy().set(wrongText(), wrong());
        default -> object.deepCopy().set(name, spoiled(object.get(name)));
      };
    }
    if (value instanceof ArrayNode array && !array.isEmpty() && random.nextInt(5) > 0) {
      ArrayNode copy = array.deepCopy();
      int place = random.nextInt(copy.size());
      copy.set(place, spoiled(copy.get(place)));
      return copy;
    }
    return wrong();
  }
}
