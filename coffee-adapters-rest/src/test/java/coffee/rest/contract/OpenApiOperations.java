package coffee.rest.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The operations of an OpenAPI document by method and path. Immutable. */
final class OpenApiOperations {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /**
   * One operation.
   *
   * @param method method in lower case
   * @param template path with variables in braces
   * @param node its node in the document
   */
  private record Operation(String method, String template, JsonNode node) {

    boolean matches(String[] path) {
      String[] segments = template.split("/", -1);
      if (segments.length != path.length) {
        return false;
      }
      for (int i = 0; i < segments.length; i++) {
        if (!isVariable(segments[i]) && !segments[i].equals(path[i])) {
          return false;
        }
      }
      return true;
    }

    private static boolean isVariable(String segment) {
      return segment.startsWith("{");
    }

    String name() {
      return method.toUpperCase(Locale.ROOT) + " " + template;
    }

    long variables() {
      return template.chars().filter(character -> character == '{').count();
    }
  }

  private final List<Operation> operations = new ArrayList<>();

  OpenApiOperations(JsonNode document) {
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(member -> METHODS.contains(member.getKey()))
                    .forEach(
                        member ->
                            operations.add(
                                new Operation(member.getKey(), path.getKey(), member.getValue()))));
    operations.sort(Comparator.comparingLong(Operation::variables)); // literal paths first
  }

  /** All operations as {@code GET /v1/coffee/{id}}. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Operation operation : operations) {
      names.add(operation.name());
    }
    return names;
  }

  /** The required scope of each operation that has one. */
  Map<String, String> scopes() {
    Map<String, String> scopes = new TreeMap<>();
    for (Operation operation : operations) {
      JsonNode scope = operation.node().at("/security/0/bearer/0");
      if (scope.isTextual()) {
        scopes.put(operation.name(), scope.textValue());
      }
    }
    return scopes;
  }

  /** All required scopes of each operation that has one. */
  Map<String, List<String>> allScopes() {
    Map<String, List<String>> scopes = new TreeMap<>();
    for (Operation operation : operations) {
      List<String> required = new ArrayList<>();
      operation.node().at("/security/0/bearer").forEach(scope -> required.add(scope.asText()));
      if (!required.isEmpty()) {
        scopes.put(operation.name(), required);
      }
    }
    return scopes;
  }

  /**
   * Finds the operation of a request.
   *
   * @param method any case; HEAD counts as GET
   * @param path path or template, with or without version, query or trailing slash
   */
  Optional<JsonNode> find(String method, String path) {
    String verb = method.equalsIgnoreCase("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
    String[] segments = canonical(path).split("/", -1);
    Optional<String> template =
        operations.stream()
            .filter(operation -> operation.matches(segments))
            .map(Operation::template)
            .findFirst(); // whatever its methods: one with variables does not stand in for it
    return operations.stream()
        .filter(operation -> template.equals(Optional.of(operation.template())))
        .filter(operation -> operation.method().equals(verb))
        .map(Operation::node)
        .findFirst();
  }

  private static String canonical(String path) {
    String bare = path.split("\\?", 2)[0].replaceFirst("/+$", "");
    if (bare.isEmpty()) {
      return "/";
    }
    return bare.matches("/(coffee|heartrate)(/.*)?") ? "/v1" + bare : bare;
  }
}
