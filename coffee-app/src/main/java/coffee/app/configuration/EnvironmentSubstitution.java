package coffee.app.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Substitutes environment variables in a YAML file: {@code ${NAME}} and {@code ${NAME:-default}} in
 * values. The file is parsed before the substitution, so that a password may contain any character.
 * An empty variable counts as not set.
 */
public final class EnvironmentSubstitution implements ConfigurationSourceProvider {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

  private final ObjectMapper yaml = new YAMLMapper();
  private final ObjectMapper json = new ObjectMapper();
  private final ConfigurationSourceProvider files;
  private final Map<String, String> environment;

  /** Creates a source with variables on top of another source. */
  public EnvironmentSubstitution(
      ConfigurationSourceProvider files, Map<String, String> environment) {
    this.files = files;
    this.environment = Map.copyOf(environment);
  }

  /**
   * The file with the variables substituted.
   *
   * @return JSON, which is also valid YAML
   * @throws OperatorException if a variable without a default is not set
   */
  @Override
  public InputStream open(String path) throws IOException {
    try (InputStream file = files.open(path)) {
      return new ByteArrayInputStream(json.writeValueAsBytes(substituted(yaml.readTree(file))));
    }
  }

  /** The same without some variables, which take their defaults. */
  EnvironmentSubstitution without(Set<String> variables) {
    Map<String, String> others = new HashMap<>(environment);
    others.keySet().removeAll(variables);
    return new EnvironmentSubstitution(files, others);
  }

  /** Variables of a file that have a default and are set, in file order. */
  Set<String> overriddenVariables(String path) throws IOException {
    try (InputStream file = files.open(path)) {
      return overridden(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * Variables that have a default and are set, in the value at a place of a file.
   *
   * @param place names and indices, such as {@code server.adminConnectors[0].port}
   */
  Set<String> overriddenVariables(String path, String place) throws IOException {
    try (InputStream file = files.open(path)) {
      String names = place.replaceAll("[.\\[\\]]+", ".");
      return overridden(textsAt(yaml.readTree(file), names).collect(Collectors.joining()));
    }
  }

  /** Names may contain dots, as those of loggers do. */
  private static Stream<String> textsAt(JsonNode node, String names) {
    if (node.isTextual()) {
      return names.isEmpty() ? Stream.of(node.textValue()) : Stream.empty();
    }
    Map<String, JsonNode> children = new HashMap<>();
    node.properties().forEach(field -> children.put(field.getKey(), field.getValue()));
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      children.put(Integer.toString(i), node.get(i));
    }
    return children.entrySet().stream()
        .filter(child -> (names + ".").startsWith(child.getKey() + "."))
        .flatMap(
            child ->
                textsAt(
                    child.getValue(),
                    names.substring(Math.min(names.length(), child.getKey().length() + 1))));
  }

  private Set<String> overridden(String text) {
    return VARIABLE
        .matcher(text)
        .results()
        .filter(found -> found.group(2) != null)
        .map(found -> found.group(1))
        .filter(environment::containsKey)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private JsonNode substituted(JsonNode node) {
    if (node instanceof TextNode text) {
      return TextNode.valueOf(substituted(text.textValue()));
    }
    if (node instanceof ObjectNode object) {
      object.properties().forEach(field -> field.setValue(substituted(field.getValue())));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, substituted(array.get(i)));
      }
    }
    return node;
  }

  private String substituted(String text) {
    return VARIABLE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), found.group(2))));
  }

  private String value(String name, @Nullable String fallback) {
    String set = environment.getOrDefault(name, "");
    if (!set.isEmpty()) {
      return set;
    }
    if (fallback == null) {
      throw new OperatorException("%s is not set: set it in the environment".formatted(name));
    }
    return fallback;
  }
}
