package coffee.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies that are empty, malformed or not storable. */
class InvalidBodiesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  static List<Arguments> unreadable() {
    return List.of(
        Arguments.of("nothing", "".getBytes(UTF_8), "empty_body"),
        Arguments.of("white space", " \n ".getBytes(UTF_8), "empty_body"),
        Arguments.of("half an object", "{\"caffeine_mg\": 63".getBytes(UTF_8), "malformed_json"),
        Arguments.of("two values", "{\"caffeine_mg\": 63} {}".getBytes(UTF_8), "malformed_json"),
        Arguments.of(
            "a comma too many", "{\"caffeine_mg\": 63,}".getBytes(UTF_8), "malformed_json"),
        Arguments.of("single quotes", "{'caffeine_mg': 63}".getBytes(UTF_8), "malformed_json"),
        Arguments.of(
            "a comment", "{/* mg */\"caffeine_mg\": 63}".getBytes(UTF_8), "malformed_json"),
        Arguments.of("NaN", "{\"caffeine_mg\": NaN}".getBytes(UTF_8), "malformed_json"),
        Arguments.of("infinity", "{\"caffeine_mg\": Infinity}".getBytes(UTF_8), "malformed_json"),
        Arguments.of("a leading zero", "{\"caffeine_mg\": 063}".getBytes(UTF_8), "malformed_json"),
        Arguments.of("a raw control", "{\"notes\": \"\u0000\"}".getBytes(UTF_8), "malformed_json"),
        Arguments.of("Latin-1", "{\"notes\": \"é\"}".getBytes(ISO_8859_1), "invalid_utf8"),
        Arguments.of("UTF-16", "{\"notes\": \"e\"}".getBytes(UTF_16), "invalid_utf8"),
        Arguments.of("an overlong slash", bytes(0xC0, 0xAF), "invalid_utf8"),
        Arguments.of("an encoded surrogate", bytes('"', 0xED, 0xA0, 0x80, '"'), "invalid_utf8"),
        Arguments.of("deep arrays", "[".repeat(50_000).getBytes(UTF_8), "too_complex"),
        Arguments.of("deep objects", "{\"a\":".repeat(10_000).getBytes(UTF_8), "too_complex"),
        Arguments.of("an endless number", "9".repeat(5_000).getBytes(UTF_8), "too_complex"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadable")
  void refusesMalformedJson(String what, byte[] body, String code) {
    ApiResponse answer =
        client.send(
            "POST",
            "/v1/coffee",
            BodyPublishers.ofByteArray(body),
            "Content-Type",
            "application/json");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("code").asText()).isEqualTo(code);
    assertThat(client.get("/v1/coffee").text()).isEqualTo("[]");
  }

  static List<Arguments> meaningless() {
    return List.of(
        field("no dose", "{}", "/caffeine_mg", "required"),
        field("a null dose", "{'caffeine_mg': null}", "/caffeine_mg", "required"),
        field("an empty dose", "{'caffeine_mg': ''}", "/caffeine_mg", "required"),
        field("a negative dose", "{'caffeine_mg': -0.1}", "/caffeine_mg", "out_of_range"),
        field("a fatal dose", "{'caffeine_mg': 1000.1}", "/caffeine_mg", "out_of_range"),
        field("a huge number", "{'caffeine_mg': 1e400}", "/caffeine_mg", "out_of_range"),
        field(
            "400 digits",
            "{'caffeine_mg': %s}".formatted("9".repeat(400)),
            "/caffeine_mg",
            "out_of_range"),
        field(
            "400 digits in text",
            "{'caffeine_mg': '%s'}".formatted("9".repeat(400)),
            "/caffeine_mg",
            "out_of_range"),
        field("NaN in text", "{'caffeine_mg': 'NaN'}", "/caffeine_mg", "wrong_type"),
        field("infinity in text", "{'caffeine_mg': 'Infinity'}", "/caffeine_mg", "wrong_type"),
        field("hexadecimals", "{'caffeine_mg': '0x1p3'}", "/caffeine_mg", "wrong_type"),
        field("a word", "{'caffeine_mg': 'double'}", "/caffeine_mg", "wrong_type"),
        field("a comma too many", "{'caffeine_mg': '1,234,5'}", "/caffeine_mg", "wrong_type"),
        field("thousands or not", "{'caffeine_mg': '1,234'}", "/caffeine_mg", "ambiguous_number"),
        field("a flag for a number", "{'caffeine_mg': true}", "/caffeine_mg", "wrong_type"),
        field("a list for a number", "{'caffeine_mg': [63]}", "/caffeine_mg", "wrong_type"),
        field("a number for a text", "{'caffeine_mg': 63, 'notes': 5}", "/notes", "wrong_type"),
        field("an object for a text", "{'caffeine_mg': 63, 'notes': {}}", "/notes", "wrong_type"),
        field(
            "a zero character",
            "{'caffeine_mg': 63, 'notes': 'a\\u0000'}",
            "/notes",
            "invalid_text"),
        field("half a pair", "{'caffeine_mg': 63, 'notes': '\\ud83d'}", "/notes", "invalid_text"),
        field("half a pair as a name", "{'caffeine_mg': 63, '\\ud83d': 1}", "/?", "unknown_field"),
        field(
            "a long type",
            "{'caffeine_mg': 63, 'coffee_type': '%s'}".formatted("a".repeat(101)),
            "/coffee_type",
            "too_long"),
        field(
            "long notes",
            "{'caffeine_mg': 63, 'notes': '%s'}".formatted("a".repeat(1_001)),
            "/notes",
            "too_long"),
        field(
            "a long source",
            "{'caffeine_mg': 63, 'source': '%s'}".formatted("a".repeat(65)),
            "/source",
            "too_long"),
        field(
            "a long client id",
            "{'caffeine_mg': 63, 'client_id': '%s'}".formatted("a".repeat(129)),
            "/client_id",
            "too_long"),
        field(
            "half a minute",
            "{'caffeine_mg': 63, 'duration_minutes': 0.5}",
            "/duration_minutes",
            "not_whole"),
        field(
            "negative minutes",
            "{'caffeine_mg': 63, 'duration_minutes': -1}",
            "/duration_minutes",
            "out_of_range"),
        field(
            "a day of drinking",
            "{'caffeine_mg': 63, 'duration_minutes': 721}",
            "/duration_minutes",
            "out_of_range"),
        field(
            "endless drinking",
            "{'caffeine_mg': 63, 'duration_minutes': 1e300}",
            "/duration_minutes",
            "out_of_range"),
        field(
            "a name twice",
            "{'caffeine_mg': 63, 'caffeine_mg': 64}",
            "/caffeine_mg",
            "duplicate_field"),
        field("an unknown name", "{'caffeine_mg': 63, 'a/b~c': 1}", "/a~1b~0c", "unknown_field"),
        field("an array", "[{'caffeine_mg': 63}]", "", "wrong_type"),
        field("a text", "'coffee'", "", "wrong_type"),
        field("null", "null", "", "wrong_type"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("meaningless")
  void refusesInvalidFieldValues(String what, String body, String pointer, String code) {
    ApiResponse answer = client.post("/v1/coffee", body);

    assertThat(answer.status()).isEqualTo(422);
    JsonNode error = answer.json().path("errors").path(0);
    assertThat(answer.json().path("errors")).hasSize(1);
    assertThat(error.path("pointer").asText()).isEqualTo(pointer);
    assertThat(error.path("code").asText()).isEqualTo(code);
    assertThat(client.get("/v1/coffee").text()).isEqualTo("[]");
  }

  @Test
  void reportsAtMostHundredViolations() {
    StringBuilder body = new StringBuilder("{\"caffeine_mg\": 63");
    for (int i = 0; i < 3_000; i++) {
      body.append(", \"field").append(i).append("\": 0");
    }

    ApiResponse answer = client.post("/v1/coffee", body.append("}").toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors")).hasSize(100);
    assertThat(answer.json().path("detail").asText()).isEqualTo("The request has 3000 errors");
  }

  @Test
  void truncatesLongFieldNamesInResponse() {
    ApiResponse answer =
        client.post(
            "/v1/coffee",
            """
        {"caffeine_mg": 63, "%s": 0}"""
                .formatted("a".repeat(30_000)));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.bytes().length).isLessThan(2_000);
  }

  @Test
  void acceptsByteOrderMark() {
    assertThat(client.post("/v1/coffee", "\uFEFF{\"caffeine_mg\": 63}").status()).isEqualTo(201);
  }

  /** Single quotes stand for double quotes, for readability. */
  private static Arguments field(String what, String body, String pointer, String code) {
    return Arguments.of(what, body.replace('\'', '"'), pointer, code);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
