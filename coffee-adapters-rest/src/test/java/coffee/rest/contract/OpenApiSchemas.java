package coffee.rest.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The schemas of an OpenAPI 3.1 document (JSON Schema 2020-12), with formats enforced. Thread-safe.
 */
final class OpenApiSchemas {

  /** The dialect of OpenAPI 3.1 documents; the components are only targets of references. */
  private static final JsonMetaSchema DIALECT =
      JsonMetaSchema.builder(JsonMetaSchema.getV202012())
          .keyword(new NonValidationKeyword("components"))
          .build();

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(
          SpecVersion.VersionFlag.V202012, factory -> factory.metaSchema(DIALECT));

  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final JsonNode components;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  /** Creates schemas that may refer to {@code #/components}. */
  OpenApiSchemas(JsonNode document) {
    this.components = document.path("components");
  }

  /** The violations of a value, one sentence each; empty if there are none. */
  List<String> violations(JsonNode schema, JsonNode value) {
    return compiled.computeIfAbsent(schema, this::compile).validate(value).stream()
        .map(Object::toString)
        .sorted()
        .toList();
  }

  /** Embeds the schema in a document in which its references resolve. */
  private JsonSchema compile(JsonNode schema) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.set("components", components);
    root.putArray("allOf").add(schema);
    return FACTORY.getSchema(root, CONFIG);
  }
}
