package coffee.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks the consistency of the API specification itself. */
class OpenApiDocumentTest {

  private static JsonNode document;
  private static OpenApiSchemas schemas;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream yaml =
        Objects.requireNonNull(
            OpenApiDocumentTest.class.getResourceAsStream("/coffee/rest/docs/openapi.yaml"))) {
      document = new YAMLMapper().readTree(yaml);
    }
    schemas = new OpenApiSchemas(document);
  }

  @Test
  void everyReferenceResolves() {
    assertThat(document.findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(
            reference ->
                assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse());
  }

  @Test
  void everyExampleSatisfiesItsSchema() {
    List<String> violations = new ArrayList<>();
    int[] examples = new int[1];
    for (JsonNode holder : document.findParents("examples")) {
      JsonNode schema = holder.path("schema");
      if (schema.isMissingNode()) {
        continue;
      }
      for (JsonNode example : holder.path("examples")) {
        examples[0]++;
        JsonNode value = resolve(example).path("value");
        schemas.violations(schema, value).forEach(wrong -> violations.add(value + ": " + wrong));
      }
    }
    assertThat(violations).isEmpty();
    assertThat(examples[0]).isGreaterThan(50);
  }

  @Test
  void responseObjectsAreClosedAndComplete() {
    List<String> open = new ArrayList<>();
    for (JsonNode response : document.findParents("content")) {
      if (response.has("description") && !response.has("required")) {
        for (JsonNode content : response.path("content")) {
          collectOpen(content.path("schema"), open, new HashSet<>());
        }
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void operationsHaveUniqueIdAndSummary() {
    Set<String> names = new HashSet<>();
    for (JsonNode path : document.path("paths")) {
      for (JsonNode operation : path) {
        if (operation.has("responses")) {
          assertThat(operation.path("summary").asText()).isNotBlank();
          assertThat(names.add(operation.path("operationId").asText())).isTrue();
        }
      }
    }
    assertThat(names).hasSizeGreaterThan(30).doesNotContain("");
  }

  /** Objects with additional or optional properties. */
  private static void collectOpen(JsonNode schema, List<String> open, Set<JsonNode> seen) {
    JsonNode target = resolve(schema);
    if (!seen.add(target) || isTheDocumentItself(target)) {
      return;
    }
    if (target.path("type").asText().equals("object")) {
      Set<String> required = new HashSet<>();
      target.path("required").forEach(name -> required.add(name.asText()));
      boolean closed = target.has("additionalProperties");
      boolean complete =
          target.path("properties").properties().stream()
              .allMatch(property -> required.contains(property.getKey()));
      if (!closed || !complete) {
        open.add(target.toString());
      }
    }
    target.path("properties").forEach(property -> collectOpen(property, open, seen));
    collectOpen(target.path("items"), open, seen);
    collectOpen(target.path("additionalProperties"), open, seen);
    for (JsonNode branch : target.path("anyOf")) {
      if (branch.has("$ref")) { // the others are conditions on what is closed already
        collectOpen(branch, open, seen);
      }
    }
  }

  private static boolean isTheDocumentItself(JsonNode schema) {
    return schema.equals(document.at("/components/schemas/OpenApiDocument"));
  }

  private static JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? document.at(reference.textValue().substring(1)) : node;
  }
}
