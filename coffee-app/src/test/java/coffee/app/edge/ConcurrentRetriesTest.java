package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.domain.Concurrently;
import coffee.persistence.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConcurrentRetriesTest {

  private static final int TIMES = 50;

  @ParameterizedTest(name = "with {0} connections to the database")
  @ValueSource(strings = {"2", "16"})
  void concurrentRetriesAreStoredOnce(String connections) {
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service =
            RunningService.over(database, Map.of("DATABASE_CONNECTIONS", connections))) {
      warmUp(service);
      List<HttpTestResponse> answers = Concurrently.run(TIMES, i -> post(service, "the same cup"));

      assertThat(answers).extracting(HttpTestResponse::status).containsOnly(201);
      assertThat(answers).extracting(HttpTestResponse::body).containsOnly(answers.get(0).body());
      assertThat(answers)
          .extracting(answer -> answer.header("Location"))
          .containsOnly(answers.get(0).header("Location"));
      assertThat(answers)
          .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
          .hasSize(1);
      assertThat(service.owner().get("/v1/coffee").json()).hasSize(1);
    }
  }

  /** So that the first one need not wait for one-time initialization. */
  private static void warmUp(RunningService service) {
    HttpTestResponse other = post(service, "another cup");
    assertThat(post(service, "another cup").body()).isEqualTo(other.body());
    assertThat(service.owner().delete(other.header("Location")).status()).isEqualTo(204);
  }

  private static HttpTestResponse post(RunningService service, String key) {
    return service
        .owner()
        .send(
            "POST",
            "/v1/coffee",
            BodyPublishers.ofString("{\"caffeine_mg\": 80}"),
            "Content-Type",
            "application/json",
            "Idempotency-Key",
            key);
  }
}
