package coffee.rest.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How the document says what it says, so that clients which are generated from it compile and
 * behave. {@code bench/clients} generates some.
 */
class OpenApiConventionsTest {

  private static JsonNode document;
  private static SchemaTree schemas;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream yaml =
        Objects.requireNonNull(
            OpenApiConventionsTest.class.getResourceAsStream("/coffee/rest/docs/openapi.yaml"))) {
      document = new YAMLMapper().readTree(yaml);
    }
    schemas = new SchemaTree(document);
  }

  @Test
  void findsTheSchemas() {
    assertThat(schemas.shapes())
        .hasSizeGreaterThan(500)
        .containsKeys(
            "/components/schemas/Coffee/properties/id",
            "/components/schemas/NewCoffee/properties/drink",
            "/components/parameters/ReadingId/schema");
    assertThat(schemas.conditions())
        .hasSizeGreaterThan(20)
        .containsKeys("/components/schemas/NewCoffee/if");
  }

  /** Generators make an intersection or a merged class of it, and lose the properties' types. */
  @Test
  void usesIfThenElseInsteadOfChoicesBesideProperties() {
    assertThat(shapes(it -> it.has("properties") && isChoice(it))).isEmpty();
    assertThat(shapes(it -> it.has("oneOf") || it.has("not"))).isEmpty();
    assertThat(places(schemas.conditions(), it -> isChoice(it) || it.has("not"))).isEmpty();
  }

  /** Such as a value or null, or one of several records: types that can have a name. */
  @Test
  void choicesAreBetweenNamedSchemas() {
    assertThat(
            shapes(
                it ->
                    it.has("anyOf")
                        && !stream(it.path("anyOf"))
                            .allMatch(OpenApiConventionsTest::isNamedOrNull)))
        .isEmpty();
  }

  /** Without it, 32 bits are taken. */
  @Test
  void integersThatMayNeedMoreThan32BitsSayInt64() {
    assertThat(
            shapes(
                it ->
                    isOfType(it, "integer")
                        && !fitsInt32(it)
                        && !it.path("format").asText().equals("int64")))
        .isEmpty();
  }

  @Test
  void everyEnumerationAndConstantHasAType() {
    assertThat(shapes(it -> (it.has("enum") || it.has("const")) && !it.has("type"))).isEmpty();
  }

  /**
   * Generated Java does not compile with constants of the type {@code number}, and generated Kotlin
   * does not read enumerations of numbers. The status of a problem is narrowed beside a reference.
   */
  @Test
  void enumerationsAndConstantsAreTexts() {
    assertThat(
            shapes(it -> (it.has("enum") || it.has("const")) && !isOfType(it, "string")).stream()
                .filter(it -> !it.endsWith("problem+json/schema/properties/status")))
        .isEmpty();
  }

  @Test
  void nullComesLast() {
    assertThat(shapes(it -> hasNullBeforeOthers(it.path("enum")))).isEmpty();
    assertThat(shapes(it -> hasNullBeforeOthers(it.path("type")))).isEmpty();
    assertThat(shapes(it -> hasNullBeforeOthers(it.path("anyOf")))).isEmpty();
  }

  @Test
  void arraysDeclareTheirItems() {
    assertThat(shapes(it -> isOfType(it, "array") && !it.has("items"))).isEmpty();
  }

  @Test
  void noReferenceIntoPartOfSchema() {
    assertThat(document.findValuesAsText("$ref")).noneMatch(it -> it.contains("/properties/"));
  }

  @Test
  void noReferenceHasTypeBesideIt() {
    assertThat(shapes(it -> it.has("$ref") && it.has("type"))).isEmpty();
  }

  /** A client would send it, and a change of it on the server would change nothing for clients. */
  @Test
  void noFieldOfABodyHasADefault() {
    assertThat(shapes(it -> it.has("default")))
        .isNotEmpty()
        .allMatch(it -> it.contains("/parameters/"), "belongs to a parameter");
  }

  /** Some clients send the default of whatever is left out. */
  @Test
  void noParameterThatExcludesAnotherHasADefault() {
    List<JsonNode> exclusive =
        document.findParents("in").stream()
            .filter(it -> it.path("description").asText().contains("Not together"))
            .toList();
    assertThat(exclusive)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.path("schema").has("default")).isFalse());
  }

  /** Clients send the first one. */
  @Test
  void noBodyIsOfAnyMediaTypeFirst() {
    List<String> first =
        contents()
            .filter(it -> !it.isEmpty())
            .map(it -> it.fieldNames().next())
            .distinct()
            .toList();
    assertThat(first)
        .contains("application/json", "application/octet-stream")
        .doesNotContain("*/*");
  }

  /**
   * A generated method has the type of the first one; text that is no JSON would be read as JSON.
   */
  @Test
  void v1ResponsesListJsonOrFileFirst() {
    List<String> others = new ArrayList<>();
    for (var path : document.path("paths").properties()) {
      for (JsonNode operation : path.getValue()) {
        JsonNode content = resolve(operation.at("/responses/200")).path("content");
        if (path.getKey().startsWith("/v1/") && !content.isEmpty()) {
          var first = content.properties().iterator().next();
          boolean isFile = first.getValue().at("/schema/format").asText().equals("binary");
          if (!isFile && !first.getKey().equals("application/json")) {
            others.add(path.getKey());
          }
        }
      }
    }
    assertThat(others).isEmpty();
  }

  /** {@code /docs} sends the first example as it is: it must not be about a day long past. */
  @Test
  void firstExampleOfBodyHasNoTimestamp() {
    List<JsonNode> first =
        contents()
            .flatMap(it -> stream(it))
            .map(it -> it.path("examples"))
            .filter(it -> !it.isEmpty())
            .map(it -> it.elements().next().path("value"))
            .toList();
    assertThat(first)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            it -> assertThat(it.toString()).doesNotContainPattern("[0-9]{4}-[0-9]{2}-[0-9]{2}"));
  }

  private static Stream<JsonNode> contents() {
    return document.findParents("requestBody").stream()
        .map(it -> resolve(it.path("requestBody")).path("content"));
  }

  private static List<String> shapes(Predicate<JsonNode> predicate) {
    return places(schemas.shapes(), predicate);
  }

  private static List<String> places(Map<String, JsonNode> among, Predicate<JsonNode> predicate) {
    return among.entrySet().stream()
        .filter(it -> predicate.test(it.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isChoice(JsonNode schema) {
    return schema.has("anyOf") || schema.has("oneOf") || schema.has("allOf");
  }

  private static boolean isNamedOrNull(JsonNode schema) {
    return schema.has("$ref") || schema.path("type").asText().equals("null");
  }

  private static boolean isOfType(JsonNode schema, String type) {
    JsonNode types = schema.path("type");
    return types.asText().equals(type) || stream(types).anyMatch(it -> it.asText().equals(type));
  }

  private static boolean fitsInt32(JsonNode schema) {
    List<JsonNode> values = new ArrayList<>();
    schema.path("enum").forEach(values::add);
    Stream.of("const", "maximum").map(schema::path).forEach(values::add);
    values.removeIf(JsonNode::isMissingNode);
    return !values.isEmpty() && values.stream().allMatch(JsonNode::canConvertToInt);
  }

  private static boolean hasNullBeforeOthers(JsonNode list) {
    return IntStream.range(0, list.size() - 1).anyMatch(i -> isNull(list.get(i)));
  }

  private static boolean isNull(JsonNode node) {
    return node.isNull() || node.asText().equals("null") || isOfType(node, "null");
  }

  private static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  private static JsonNode resolve(JsonNode node) {
    JsonNode reference = node.path("$ref");
    return reference.isTextual() ? document.at(reference.textValue().substring(1)) : node;
  }
}
