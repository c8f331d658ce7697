package coffee.app.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The request schemas of {@code docs/openapi.yaml}. Immutable. */
final class RequestSchemas {

  private static final String RESOURCE = "/coffee/rest/docs/openapi.yaml";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode root;
  private final List<Operation> operations = new ArrayList<>();

  /**
   * One operation.
   *
   * @param parameters all parameters, with references resolved
   * @param content media types of the body; missing if it has none
   */
  record Operation(String method, String template, List<JsonNode> parameters, JsonNode content) {}

  private RequestSchemas(JsonNode root) {
    this.root = root;
    for (var path : root.path("paths").properties()) {
      for (var member : path.getValue().properties()) {
        if (METHODS.contains(member.getKey())) {
          operations.add(operation(path.getKey(), path.getValue(), member.getKey()));
        }
      }
    }
  }

  static RequestSchemas load() throws IOException {
    try (InputStream yaml = RequestSchemas.class.getResourceAsStream(RESOURCE)) {
      return new RequestSchemas(new YAMLMapper().readTree(yaml));
    }
  }

  private Operation operation(String template, JsonNode path, String method) {
    JsonNode node = path.path(method);
    List<JsonNode> parameters = new ArrayList<>();
    path.path("parameters").forEach(it -> parameters.add(resolve(it)));
    node.path("parameters").forEach(it -> parameters.add(resolve(it)));
    JsonNode content = resolve(node.path("requestBody")).path("content");
    return new Operation(method.toUpperCase(Locale.ROOT), template, parameters, content);
  }

  List<Operation> operations() {
    return operations;
  }

  /** Resolves a reference; other nodes are returned unchanged. */
  JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? resolve(root.at(reference.textValue().substring(1))) : node;
  }
}
