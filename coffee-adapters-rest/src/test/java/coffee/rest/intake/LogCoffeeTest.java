package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogCoffeeTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person();

  @Test
  void storesCoffeeAndReturnsRecord() {
    ApiResponse answer =
        client.post(
            "/v1/coffee",
            """
            {"caffeine_mg": 63, "timestamp": "2026-03-01T09:15:00.5+01:00", "coffee_type": "espresso",
             "notes": "at the station", "duration_minutes": 5, "source": "phone", "client_id": "a-1"}""");

    assertThat(answer.status()).isEqualTo(201);
    long id = answer.json().path("id").asLong();
    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"id": %d, "timestamp": "2026-03-01T08:15:00.500Z", "caffeine_mg": 63.0,
                 "coffee_type": "espresso", "notes": "at the station", "duration_minutes": 5,
                 "source": "phone", "client_id": "a-1",
                 "created_at": "2026-03-01T12:00:00.000Z", "updated_at": "2026-03-01T12:00:00.000Z"}"""
                    .formatted(id)));
    assertThat(answer.header("Location")).isEqualTo("/v1/coffee/" + id);
    assertThat(answer.header("Cache-Control")).isEqualTo("private, no-cache");
    assertThat(client.get("/v1/coffee").json().get(0)).isEqualTo(answer.json());
  }

  @Test
  void reportsAllViolations() {
    ApiResponse answer =
        client.post(
            "/v1/coffee",
            """
            {"caffeine_mg": -1, "timestamp": "2026-03-01T12:06:00Z", "colour": "black"}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.problem())
        .isEqualTo(
            ApiResponse.json(
                """
                {"type": "/problems/validation_failed", "title": "Unprocessable Content",
                 "status": 422, "detail": "The request has 3 errors",
                 "instance": "/v1/coffee", "code": "validation_failed",
                 "errors": [
                   {"pointer": "/timestamp", "code": "timestamp_in_future",
                    "detail": "must not be more than 5 minutes ahead of the server's clock"},
                   {"pointer": "/caffeine_mg", "code": "out_of_range",
                    "detail": "must be 0 to 1000 mg, was -1.0"},
                   {"pointer": "/colour", "code": "unknown_field", "detail": "is unknown"}]}"""));
  }

  @Test
  void defaultsToNowAndTenMinutes() {
    ApiResponse answer =
        client.post(
            "/v1/coffee",
            """
            {"caffeine_mg": 0}""");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"id": %s, "timestamp": "2026-03-01T12:00:00.000Z", "caffeine_mg": 0.0,
                 "coffee_type": null, "notes": null, "duration_minutes": 10, "source": null,
                 "client_id": null, "created_at": "2026-03-01T12:00:00.000Z",
                 "updated_at": "2026-03-01T12:00:00.000Z"}"""
                    .formatted(answer.json().path("id"))));
  }

  @Test
  void acceptsNumbersAndEmptyTextsFromPhones() {
    ApiResponse answer =
        client.post(
            "/coffee",
            """
            {"caffeine_mg": " 95.5 ", "duration_minutes": "15", "coffee_type": "", "notes": "",
             "timestamp": "", "time_zone": "", "source": "", "client_id": "", "battery": 80}""");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("caffeine_mg").asDouble()).isEqualTo(95.5);
    assertThat(answer.json().path("duration_minutes").asInt()).isEqualTo(15);
    assertThat(answer.json().path("timestamp").asText()).isEqualTo("2026-03-01T12:00:00.000Z");
    for (String text : List.of("coffee_type", "notes", "source", "client_id")) {
      assertThat(answer.json().path(text).isNull()).isTrue();
    }
  }

  @Test
  void acceptsDecimalCommas() {
    ApiResponse answer =
        client.post(
            "/v1/coffee",
            """
            {"caffeine_mg": "62,5"}""");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("caffeine_mg").asDouble()).isEqualTo(62.5);
    assertThat(client.get("/v1/coffee?min_mg=62,4&max_mg=62,6").json()).hasSize(1);
    assertThat(client.get("/v1/coffee?min_mg=62,6").json()).isEmpty();
  }

  @Test
  void storesOneCoffeeForOneClientId() {
    ApiResponse first =
        client.post(
            "/v1/coffee",
            """
        {"caffeine_mg": 63, "client_id": "a"}""");
    SERVICE.clock().advance(Duration.ofHours(1));
    ApiResponse again =
        client.post(
            "/v1/coffee",
            """
        {"caffeine_mg": 95, "client_id": "a"}""");

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(client.get("/v1/coffee").json()).hasSize(1);
    assertThat(
            SERVICE
                .person()
                .post(
                    "/v1/coffee",
                    """
        {"caffeine_mg": 95, "client_id": "a"}""")
                .status())
        .isEqualTo(201);
  }

  @Test
  void countsTextLengthInCharacters() {
    String type = "☕".repeat(99) + "𝄞"; // two chars in Java, one character to people
    ApiResponse answer =
        client.post(
            "/v1/coffee",
            """
        {"caffeine_mg": 63, "coffee_type": "%s"}"""
                .formatted(type));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("coffee_type").asText()).isEqualTo(type);
  }
}
