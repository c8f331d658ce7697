package coffee.rest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.Answer;
import coffee.rest.Client;
import coffee.rest.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LogCoffeeTest {

  @RegisterExtension static final Service SERVICE = new Service();

  private final Client client = SERVICE.person();

  @Test
  void storesACoffeeAndAnswersWithTheRecord() {
    Answer answer =
        client.post(
            "/v1/coffee",
            """
            {"caffeine_mg": 63, "timestamp": "2026-03-01T09:15:00.5+01:00", "coffee_type": "espresso",
             "notes": "at the station", "duration_minutes": 5, "source": "phone", "client_id": "a-1"}""");

    assertThat(answer.status()).isEqualTo(201);
    long id = answer.json().path("id").asLong();
    assertThat(answer.json())
        .isEqualTo(
            Answer.json(
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
  void tellsEverythingThatIsWrongAtOnce() {
    Answer answer =
        client.post(
            "/v1/coffee",
            """
            {"caffeine_mg": -1, "timestamp": "2026-03-01T12:06:00Z", "colour": "black"}""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.problem())
        .isEqualTo(
            Answer.json(
                """
                {"type": "/problems/validation_failed", "title": "Unprocessable Content",
                 "status": 422, "detail": "3 things are wrong with what was sent",
                 "instance": "/v1/coffee", "code": "validation_failed",
                 "errors": [
                   {"pointer": "/timestamp", "code": "timestamp_in_future",
                    "detail": "must not be more than 5 minutes ahead of the server's clock"},
                   {"pointer": "/caffeine_mg", "code": "out_of_range",
                    "detail": "must be 0 to 1000 mg, was -1.0"},
                   {"pointer": "/colour", "code": "unknown_field", "detail": "is not known here"}]}"""));
  }
}
