package coffee.rest.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks responses of the service against {@code docs/openapi.yaml}: the status is documented, its
 * required headers are present, the media type is documented, and a JSON body satisfies its schema
 * (JSON Schema 2020-12 with formats). Thread-safe.
 */
public final class WireContract {

  private static final String RESOURCE = "/coffee/rest/docs/openapi.yaml";

  /** Formats of URIs and headers. */
  private static final Set<Integer> TOO_LONG = Set.of(414, 431);

  private final JsonNode document;
  private final OpenApiOperations operations;
  private final OpenApiSchemas schemas;
  private final BodyContract bodies;

  /** Creates a checker for an OpenAPI 3.1 document. */
  WireContract(JsonNode document) {
    this.document = document;
    this.operations = new OpenApiOperations(document);
    this.schemas = new OpenApiSchemas(document);
    this.bodies = new BodyContract(schemas);
  }

  /** The checker for the API specification of the service. */
  public static WireContract load() {
    try (InputStream yaml = WireContract.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException(RESOURCE + " is not on the classpath");
      }
      return new WireContract(new YAMLMapper().readTree(yaml));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All specified operations, as {@code GET /v1/coffee/{id}}. */
  public Set<String> operations() {
    return operations.names();
  }

  /** The required scope of each operation that has one. */
  public Map<String, String> scopes() {
    return operations.scopes();
  }

  /** All required scopes of each operation that has one. */
  public Map<String, List<String>> allScopes() {
    return operations.allScopes();
  }

  /**
   * Whether a request matches an operation.
   *
   * @param path path of the request, or its template
   */
  public boolean promises(String method, String path) {
    return operations.find(method, path).isPresent();
  }

  /**
   * Fails if a response violates the specification.
   *
   * @param method method of the request; HEAD counts as GET without a body
   * @param path path of the request, or its template
   * @throws AssertionError with all violations
   */
  public void verify(String method, String path, ContractResponse answer) {
    fail(method + " " + path, answer, violations(method, path, answer));
  }

  /**
   * Fails if the refusal of an unknown operation violates the specification.
   *
   * @throws AssertionError with all violations
   */
  public void verifyRefusal(ContractResponse answer) {
    fail("a request for nothing", answer, violationsOfRefusal(answer));
  }

  /** The violations; empty if there are none. */
  public List<String> violations(String method, String path, ContractResponse answer) {
    return operations
        .find(method, path)
        .map(operation -> responses(operation, answer))
        .map(responses -> violations(responses, answer, !method.equalsIgnoreCase("HEAD")))
        .orElseGet(() -> List.of("there is no operation " + method + " " + path));
  }

  /** The specification of an operation; an oversized request may be refused on any path. */
  private JsonNode responses(JsonNode operation, ContractResponse answer) {
    return TOO_LONG.contains(answer.status())
        ? document.path("x-server-refusals")
        : operation.path("responses");
  }

  /** The violations; empty if there are none. */
  public List<String> violationsOfRefusal(ContractResponse answer) {
    return violationsOfRefusal("GET", answer);
  }

  /** The violations; empty if there are none. */
  public List<String> violationsOfRefusal(String method, ContractResponse answer) {
    return violations(document.path("x-server-refusals"), answer, !method.equalsIgnoreCase("HEAD"));
  }

  /**
   * What is wrong with the JSON body of a request; empty if nothing is.
   *
   * @throws IllegalArgumentException if there is no such operation, or the body is not JSON
   */
  public List<String> violationsOfRequest(String method, String path, String body) {
    try {
      JsonNode schema = requestContent(method, path).path("schema");
      return schemas.violations(schema, new JsonMapper().readTree(body));
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException(wrong);
    }
  }

  /**
   * The first example of a request's JSON body; empty if there is none.
   *
   * @throws IllegalArgumentException if there is no such operation
   */
  public Optional<JsonNode> firstExample(String method, String path) {
    JsonNode examples = requestContent(method, path).path("examples");
    return examples.isEmpty()
        ? Optional.empty()
        : Optional.of(resolve(examples.elements().next()).path("value"));
  }

  private JsonNode requestContent(String method, String path) {
    JsonNode operation =
        operations
            .find(method, path)
            .orElseThrow(() -> new IllegalArgumentException("no operation " + method + " " + path));
    return resolve(operation.path("requestBody")).at("/content/application~1json");
  }

  private List<String> violations(JsonNode responses, ContractResponse answer, boolean withBody) {
    JsonNode promised = resolve(responses.path(Integer.toString(answer.status())));
    if (promised.isMissingNode()) {
      return List.of("status " + answer.status() + " is not documented");
    }
    List<String> violations = new ArrayList<>(headerViolations(promised, answer));
    if (withBody) {
      violations.addAll(bodies.violations(promised.path("content"), answer));
    }
    return violations;
  }

  private List<String> headerViolations(JsonNode promised, ContractResponse answer) {
    List<String> violations = new ArrayList<>();
    promised
        .path("headers")
        .properties()
        .forEach(
            member -> {
              String name = member.getKey();
              JsonNode header = resolve(member.getValue());
              List<String> values = answer.headers().getOrDefault(name, List.of());
              if (values.isEmpty() && header.path("required").asBoolean()) {
                violations.add("header " + name + " is missing");
              }
              for (String value : values) {
                JsonNode text = JsonNodeFactory.instance.textNode(value);
                schemas
                    .violations(header.path("schema"), text)
                    .forEach(wrong -> violations.add("header " + name + " " + wrong));
              }
            });
    return violations;
  }

  private JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? document.at(reference.textValue().substring(1)) : node;
  }

  private static void fail(String request, ContractResponse answer, List<String> violations) {
    if (!violations.isEmpty()) {
      throw new AssertionError(
          "%s answered %d, which is not as docs/openapi.yaml promises:%n  %s%nThe body was:%n%s"
              .formatted(
                  request,
                  answer.status(),
                  String.join(System.lineSeparator() + "  ", violations),
                  answer.body()));
    }
  }
}
