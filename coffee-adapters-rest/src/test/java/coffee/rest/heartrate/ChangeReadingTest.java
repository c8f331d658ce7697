package coffee.rest.heartrate;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeReadingTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();
  private ApiResponse stored;
  private String location;

  @BeforeEach
  void logOne() {
    stored =
        client.post(
            "/v1/heartrate",
            """
            {"bpm": 62, "timestamp": "2026-03-01T09:00:00Z", "context": "active",
             "notes": "walking", "source": "watch"}""");
    location = stored.header("Location");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void keepsFieldsThatAreNotSent(String method) {
    ApiResponse answer =
        client.json(
            method,
            location,
            """
        {"bpm": 65}""");

    ObjectNode expected = stored.json().deepCopy();
    expected.put("bpm", 65);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(expected);
    assertThat(answer.header("Location")).isEqualTo(location);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH"})
  void acceptsUnchangedFutureTimestamp(String method) {
    SERVICE.clock().set("2026-02-28T09:00:00Z");
    ObjectNode changed = stored.json().deepCopy();
    changed.put("bpm", 65);

    ApiResponse answer = client.json(method, location, changed.toString());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).isEqualTo(changed);
    ApiResponse moved = client.patch(location, "{\"timestamp\": \"2026-03-01T09:00:00.001Z\"}");
    assertThat(moved.json().at("/errors/0/code").asText()).isEqualTo("timestamp_in_future");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"timestamp\": \"2026-03-01T09:00:00.001Z\"}",
        "{\"source\": \"belt\"}",
        "{\"source\": null}"
      })
  void changingTimestampOrSourceChangesId(String change) {
    ApiResponse answer = client.patch(location, change);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Location"))
        .isEqualTo("/v1/heartrate/" + answer.json().path("id"))
        .isNotEqualTo(location);
    assertThat(answer.json().path("bpm").asInt()).isEqualTo(62);
    assertThat(answer.json().path("context").asText()).isEqualTo("active");
    assertThat(client.get(location).status()).isEqualTo(404);
    assertThat(client.get(answer.header("Location")).json()).isEqualTo(answer.json());
    assertThat(client.get("/v1/heartrate").json()).hasSize(1);
  }

  @Test
  void refusesToOverwriteAnotherReading() {
    client.post(
        "/v1/heartrate",
        """
        {"bpm": 62, "timestamp": "2026-03-01T09:00:01Z", "source": "watch"}""");

    ApiResponse answer =
        client.patch(
            location,
            """
        {"timestamp": "2026-03-01T09:00:01Z"}""");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("code").asText()).isEqualTo("reading_exists");
    assertThat(client.get(location).json()).isEqualTo(stored.json());
  }

  @Test
  void nullClearsOptionalFields() {
    ApiResponse answer =
        client.patch(
            location,
            """
        {"context": null, "notes": null}""");

    assertThat(answer.json().path("context").asText()).isEqualTo("unknown");
    assertThat(answer.json().path("notes").isNull()).isTrue();
  }

  @Test
  void acceptsUnchangedRecordButNoOtherId() {
    assertThat(client.put(location, stored.text()).json()).isEqualTo(stored.json());
    ApiResponse answer =
        client.patch(
            location,
            """
        {"id": 1, "bpm": null, "timestamp": null}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .isEqualTo(List.of("/id", "/timestamp", "/bpm"));
    assertThat(answer.json().path("errors").findValuesAsText("code"))
        .isEqualTo(List.of("read_only", "required", "required"));
  }

  @Test
  void ifMatchGuardsChangeAndDelete() {
    String tag = stored.header("ETag");
    assertThat(
            client
                .patch(
                    location,
                    """
        {"bpm": 63}""",
                    "If-Match",
                    tag)
                .status())
        .isEqualTo(200);

    assertThat(
            client
                .patch(
                    location,
                    """
        {"bpm": 64}""",
                    "If-Match",
                    tag)
                .status())
        .isEqualTo(412);
    assertThat(client.delete(location, "If-Match", tag).status()).isEqualTo(412);
    assertThat(client.get(location, "If-None-Match", tag).status()).isEqualTo(200);
    assertThat(client.get(location, "If-None-Match", "*").status()).isEqualTo(304);
    assertThat(client.delete(location).status()).isEqualTo(204);
    assertThat(client.delete(location).status()).isEqualTo(404);
  }
}
