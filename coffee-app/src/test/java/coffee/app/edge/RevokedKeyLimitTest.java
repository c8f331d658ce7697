package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RevokedKeyLimitTest {

  @Test
  void revokedKeyCountsAsUnauthenticated() {
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service =
            RunningService.over(
                database, Map.of("LIMIT_UNAUTHENTICATED", "3", "LIMIT_WINDOW", "1d"))) {
      HttpTestResponse created =
          service.owner().post("/v1/keys", "{\"name\": \"phone\", \"scopes\": [\"read\"]}");
      HttpTestClient phone = new HttpTestClient(service.port(), created.json().get("key").asText());
      assertThat(phone.get("/v1/coffee").status()).as("the second stranger").isEqualTo(200);
      assertThat(service.owner().delete(created.header("Location")).status()).isEqualTo(204);

      assertThat(phone.get("/v1/nothing").status()).as("the third").isEqualTo(404);
      assertThat(phone.get("/v1/nothing").status()).isEqualTo(429);
    }
  }
}
