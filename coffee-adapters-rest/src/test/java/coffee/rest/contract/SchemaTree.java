package coffee.rest.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Every schema of an OpenAPI document, by its JSON Pointer: those of components, parameters,
 * headers and bodies, and the ones within them. Immutable.
 */
final class SchemaTree {

  /** Keywords whose value is a schema. */
  private static final Set<String> ONE =
      Set.of("items", "additionalProperties", "propertyNames", "contains");

  /** Keywords whose value holds schemas, by name or in a list. */
  private static final Set<String> SEVERAL =
      Set.of("properties", "patternProperties", "anyOf", "oneOf", "allOf");

  /** Keywords that hold a value to something without giving it a shape. */
  private static final Set<String> CONDITIONS = Set.of("if", "then", "else", "not");

  private final Map<String, JsonNode> shapes = new TreeMap<>();
  private final Map<String, JsonNode> conditions = new TreeMap<>();

  SchemaTree(JsonNode document) {
    document
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> add("/components/schemas/" + schema.getKey(), schema.getValue(), shapes));
    find("", document);
  }

  /** The schemas that give values their shape, which is what clients are generated from. */
  Map<String, JsonNode> shapes() {
    return shapes;
  }

  /** The schemas in {@code if}, {@code then}, {@code else}, {@code not}, and dependent ones. */
  Map<String, JsonNode> conditions() {
    return conditions;
  }

  /** Looks for the places outside of schemas in which a schema stands. */
  private void find(String pointer, JsonNode node) {
    for (var member : node.properties()) {
      String place = pointer + "/" + member.getKey();
      if (member.getKey().equals("schema") || member.getKey().equals("x-item-schema")) {
        add(place, member.getValue(), shapes);
      } else if (!Set.of("examples", "schemas").contains(member.getKey())) {
        find(place, member.getValue());
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      find(pointer + "/" + i, node.get(i));
    }
  }

  private void add(String pointer, JsonNode schema, Map<String, JsonNode> to) {
    to.put(pointer, schema);
    for (var keyword : schema.properties()) {
      String place = pointer + "/" + keyword.getKey();
      JsonNode value = keyword.getValue();
      if (ONE.contains(keyword.getKey())) {
        add(place, value, to);
      } else if (SEVERAL.contains(keyword.getKey())) {
        addAll(place, value, to);
      } else if (CONDITIONS.contains(keyword.getKey())) {
        add(place, value, conditions);
      } else if (keyword.getKey().equals("dependentSchemas")) {
        addAll(place, value, conditions);
      }
    }
  }

  private void addAll(String pointer, JsonNode schemas, Map<String, JsonNode> to) {
    schemas.properties().forEach(it -> add(pointer + "/" + it.getKey(), it.getValue(), to));
    for (int i = 0; schemas.isArray() && i < schemas.size(); i++) {
      add(pointer + "/" + i, schemas.get(i), to);
    }
  }
}
