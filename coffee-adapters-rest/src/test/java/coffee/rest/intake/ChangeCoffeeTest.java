package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeCoffeeTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();
  private ApiResponse stored;
  private String location;

  @BeforeEach
  void logOne() {
    stored =
        client.post(
            "/v1/coffee",
            """
            {"caffeine_mg": 63, "timestamp": "2026-03-01T08:00:00Z", "coffee_type": "espresso",
             "notes": "good", "duration_minutes": 5, "source": "phone", "client_id": "a-1"}""");
    location = stored.header("Location");
    SERVICE.clock().advance(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void keepsFieldsThatAreNotSent(String method) {
    ApiResponse answer =
        client.json(
            method,
            location,
            """
        {"caffeine_mg": "120"}""");

    ObjectNode expected = stored.json().deepCopy();
    expected.put("caffeine_mg", 120.0);
    expected.put("updated_at", "2026-03-01T12:01:00.000Z");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(expected);
    assertThat(client.get(location).json()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void acceptsUnchangedFutureTimestamp(String method) {
    SERVICE.clock().set("2026-02-28T08:00:00Z");
    ObjectNode changed = stored.json().deepCopy();
    changed.put("caffeine_mg", 80.0);

    ApiResponse answer = client.json(method, location, changed.toString());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("caffeine_mg").asDouble()).isEqualTo(80);
    assertThat(answer.json().path("timestamp")).isEqualTo(stored.json().path("timestamp"));
  }

  @Test
  void acceptsUnchangedTimestampInAnyNotation() {
    SERVICE.clock().set("2026-02-28T08:00:00Z");

    for (String sent :
        List.of(
            "{\"timestamp\": \"2026-03-01T09:00:00+01:00\"}",
            "{\"timestamp\": \"2026-03-01T09:00\"}",
            "{\"timestamp\": \"2026-03-01T17:00\", \"time_zone\": \"Asia/Tokyo\"}")) {
      assertThat(client.patch(location, sent).status()).as(sent).isEqualTo(200);
    }
  }

  @Test
  void refusesOtherFutureTimestamp() {
    SERVICE.clock().set("2026-02-28T08:00:00Z");

    ApiResponse answer = client.patch(location, "{\"timestamp\": \"2026-03-01T08:00:00.001Z\"}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/code").asText()).isEqualTo("timestamp_in_future");
  }

  @Test
  void acceptsMergePatchMediaType() {
    ApiResponse answer =
        client.patch(
            location,
            """
        {"notes": "bitter"}""",
            "Content-Type",
            "application/merge-patch+json");

    assertThat(answer.json().path("notes").asText()).isEqualTo("bitter");
  }

  @Test
  void nullOrEmptyClearsOptionalFields() {
    ApiResponse answer =
        client.patch(
            location,
            """
            {"coffee_type": null, "notes": "", "source": null, "client_id": null,
             "duration_minutes": null}""");

    assertThat(answer.status()).isEqualTo(200);
    for (String name : List.of("coffee_type", "notes", "source", "client_id")) {
      assertThat(answer.json().path(name).isNull()).as(name).isTrue();
    }
    assertThat(answer.json().path("duration_minutes").asInt()).isEqualTo(10);
  }

  @Test
  void requiredFieldsCannotBeCleared() {
    ApiResponse answer =
        client.patch(
            location,
            """
        {"caffeine_mg": null, "timestamp": ""}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"pointer": "/timestamp", "code": "required", "detail": "is required"},
                 {"pointer": "/caffeine_mg", "code": "required", "detail": "is required"}]"""));
  }

  @Test
  void unchangedRecordIsAcceptedUnmodified() {
    ApiResponse answer = client.put(location, stored.text());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(stored.json()); // updated_at too: nothing changed
  }

  @Test
  void comparesTimestampsAtMillisecondPrecision() {
    SERVICE.clock().set("2026-03-01T12:00:00.123456Z");
    ApiResponse fine =
        client.post(
            "/v1/coffee",
            """
        {"caffeine_mg": 63}""");

    assertThat(client.put(fine.header("Location"), fine.text()).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"id, 0", "created_at, '\"2026-03-01T12:00:01Z\"'", "updated_at, '\"yesterday\"'"})
  void refusesChangesToReadOnlyFields(String name, String value) {
    ApiResponse answer =
        client.patch(
            location,
            """
        {"%s": %s}"""
                .formatted(name, value));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").path(0).path("pointer").asText()).isEqualTo("/" + name);
    assertThat(answer.json().path("errors").path(0).path("code").asText()).isEqualTo("read_only");
  }

  @Test
  void acceptsReadOnlyTimestampInOtherZone() {
    assertThat(
            client
                .patch(
                    location,
                    """
        {"created_at": "2026-03-01T13:00:00+01:00"}""")
                .status())
        .isEqualTo(200);
  }

  @Test
  void refusesDuplicateClientId() {
    client.post(
        "/v1/coffee",
        """
        {"caffeine_mg": 63, "client_id": "a-2"}""");

    ApiResponse answer =
        client.patch(
            location,
            """
        {"client_id": "a-2"}""");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("code").asText()).isEqualTo("client_id_taken");
  }

  @Test
  void ifMatchGuardsChangeAndDelete() {
    String tag = stored.header("ETag");
    ApiResponse changed =
        client.patch(
            location,
            """
        {"notes": "better"}""",
            "If-Match",
            tag);
    ApiResponse late =
        client.patch(
            location,
            """
        {"notes": "worse"}""",
            "If-Match",
            tag);

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isNotEqualTo(tag);
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.json().path("code").asText()).isEqualTo("precondition_failed");
    assertThat(client.delete(location, "If-Match", tag).status()).isEqualTo(412);
    assertThat(client.get(location).json()).isEqualTo(changed.json());
    assertThat(client.delete(location, "If-Match", "*").status()).isEqualTo(204);
  }

  @Test
  void acceptsETagWithGzipSuffix() {
    String tag = stored.header("ETag");
    String zipped = tag.substring(0, tag.length() - 1) + "--gzip\"";

    for (String known : List.of(tag, zipped, "W/" + tag, "\"other\", " + zipped, "*")) {
      ApiResponse answer = client.get(location, "If-None-Match", known);
      assertThat(answer.status()).as(known).isEqualTo(304);
      assertThat(answer.text()).isEmpty();
      assertThat(answer.header("ETag")).isEqualTo(tag);
      assertThat(client.patch(location, "{}", "If-Match", known).status()).as(known).isEqualTo(200);
    }
    assertThat(client.get(location, "If-None-Match", "\"other\"").status()).isEqualTo(200);
  }

  @Test
  void acceptsETagOfGzippedResponse() {
    ApiResponse long300 =
        client.patch(
            location,
            """
        {"notes": "%s"}"""
                .formatted("n".repeat(300)));
    ApiResponse zipped = client.get(location, "Accept-Encoding", "gzip");

    assertThat(zipped.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(zipped.header("ETag")).isNotEqualTo(long300.header("ETag"));
    assertThat(client.get(location, "If-None-Match", zipped.header("ETag")).status())
        .isEqualTo(304);
    assertThat(
            client
                .get(location, "If-None-Match", zipped.header("ETag"), "Accept-Encoding", "gzip")
                .status())
        .isEqualTo(304);
    assertThat(client.patch(location, "{}", "If-Match", zipped.header("ETag")).status())
        .isEqualTo(200);
  }

  @Test
  void sameVersionHasSameETag() {
    assertThat(client.get(location).header("ETag")).isEqualTo(stored.header("ETag"));
    assertThat(client.get(location).header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(client.patch(location, "{}").header("ETag")).isEqualTo(stored.header("ETag"));
  }

  @Test
  void deletedCoffeeReturns404() {
    ApiResponse answer = client.delete(location);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(client.delete(location).status()).isEqualTo(404);
    assertThat(client.get(location).status()).isEqualTo(404);
    assertThat(client.patch(location, "{}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "9223372036854775807", "99999999999999999999", "1.5"})
  void returns404ForUnknownIds(String id) {
    assertThat(client.get("/v1/coffee/" + id).status()).isEqualTo(404);
    assertThat(client.patch("/v1/coffee/" + id, "{}").status()).isEqualTo(404);
    assertThat(client.delete("/v1/coffee/" + id).status()).isEqualTo(404);
  }
}
