package coffee.rest.heartrate;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogReadingTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @Test
  void storesReadingAndReturnsRecord() {
    ApiResponse answer =
        client.post(
            "/v1/heartrate",
            """
            {"bpm": 71.5, "timestamp": "2026-03-01T08:15:00.123456Z", "context": "exercise",
             "notes": "stairs", "source": "watch"}""");

    long id = answer.json().path("id").asLong();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"id": %d, "timestamp": "2026-03-01T08:15:00.123Z", "bpm": 72,
                 "context": "exercise", "notes": "stairs", "source": "watch"}"""
                    .formatted(id)));
    assertThat(answer.header("Location")).isEqualTo("/v1/heartrate/" + id);
    assertThat(client.get("/v1/heartrate/" + id).json()).isEqualTo(answer.json());
    assertThat(client.get("/v1/heartrate/" + id).header("ETag")).isEqualTo(answer.header("ETag"));
  }

  @Test
  void manualReadingDefaultsToNowAndResting() {
    ApiResponse answer =
        client.post(
            "/heartrate",
            """
        {"bpm": "62", "context": "", "notes": "", "source": "", "timestamp": "", "unit": "bpm"}""");

    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"id": %s, "timestamp": "2026-03-01T12:00:00.000Z", "bpm": 62,
                 "context": "resting", "notes": null, "source": "manual"}"""
                    .formatted(answer.json().path("id"))));
  }

  @ParameterizedTest
  @CsvSource({
    "Resting,       resting",
    "' PANIC ',     panic",
    "Post-Coffee,   post-coffee",
    "unknown,       unknown",
    "on the phone,  on the phone",
    "Gym,           Gym"
  })
  void keepsGivenContext(String given, String kept) {
    ApiResponse answer =
        client.post(
            "/v1/heartrate",
            """
        {"bpm": 62, "context": "%s"}"""
                .formatted(given));

    assertThat(answer.json().path("context").asText()).isEqualTo(kept);
  }

  @Test
  void deviceReadingDefaultsToUnknownContext() {
    ApiResponse answer =
        client.post(
            "/v1/heartrate",
            """
        {"bpm": 62, "source": "watch"}""");

    assertThat(answer.json().path("context").asText()).isEqualTo("unknown");
  }

  @Test
  void storesTheSameReadingOnce() {
    ApiResponse first = post("09:00:00", 62, "watch");
    ApiResponse again = post("09:00:00", 62, "watch");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(post("09:00:00", 62, "belt").status()).isEqualTo(201);
    assertThat(post("09:00:00.001", 62, "watch").status()).isEqualTo(201);
    assertThat(client.get("/v1/heartrate").json()).hasSize(3);
  }

  @Test
  void conflictingReadingReturns409() {
    ApiResponse first = post("09:00:00", 62, "watch");
    ApiResponse other = post("09:00:00", 63, "watch");

    assertThat(other.status()).isEqualTo(409);
    assertThat(other.problem())
        .isEqualTo(
            ApiResponse.json(
                """
                {"type": "/problems/reading_exists", "title": "Conflict", "status": 409,
                 "detail": "62 bpm is already logged for this time and source.",
                 "instance": "/v1/heartrate", "code": "reading_exists", "errors": []}"""));
    assertThat(client.get("/v1/heartrate").json().get(0)).isEqualTo(first.json());
  }

  @ParameterizedTest
  @CsvSource({
    "29.4,    /bpm, out_of_range",
    "250.5,   /bpm, out_of_range",
    "1e400,   /bpm, out_of_range",
    "null,    /bpm, required",
    "'\"\"',  /bpm, required",
    "true,    /bpm, wrong_type"
  })
  void refusesInvalidHeartRates(String bpm, String pointer, String code) {
    ApiResponse answer =
        client.post(
            "/v1/heartrate",
            """
        {"bpm": %s}"""
                .formatted(bpm));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").path(0).path("pointer").asText()).isEqualTo(pointer);
    assertThat(answer.json().path("errors").path(0).path("code").asText()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"29.5, 30", "250.4, 250", "72.5, 73", "72.49, 72"})
  void roundsHeartRates(double given, int kept) {
    assertThat(
            client
                .post(
                    "/v1/heartrate",
                    """
        {"bpm": %s}"""
                        .formatted(given))
                .json()
                .path("bpm")
                .asInt())
        .isEqualTo(kept);
  }

  @Test
  void reportsAllViolations() {
    ApiResponse answer =
        client.post(
            "/v1/heartrate",
            """
            {"bpm": 20, "timestamp": "1970-01-01T00:00:00Z", "context": "%s", "client_id": "a"}"""
                .formatted("c".repeat(51)));

    assertThat(answer.json().path("errors").findValuesAsText("pointer"))
        .isEqualTo(List.of("/timestamp", "/bpm", "/context", "/client_id"));
    assertThat(answer.json().path("errors").findValuesAsText("code"))
        .isEqualTo(List.of("timestamp_too_early", "out_of_range", "too_long", "unknown_field"));
    assertThat(client.get("/v1/heartrate").text()).isEqualTo("[]");
  }

  private ApiResponse post(String time, int bpm, String source) {
    return client.post(
        "/v1/heartrate",
        """
        {"bpm": %d, "timestamp": "2026-03-01T%sZ", "source": "%s"}"""
            .formatted(bpm, time, source));
  }
}
