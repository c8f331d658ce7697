package coffee.app.edge;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpCalls.Answer;
import coffee.app.support.RunningService;
import coffee.domain.AtOnce;
import coffee.persistence.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetriedAtOnceTest {

  private static final int TIMES = 50;

  @ParameterizedTest(name = "with {0} connections to the database")
  @ValueSource(strings = {"2", "16"})
  void aWriteIsStoredOnceAndAnsweredAlike(String connections) {
    try (Postgres database = Postgres.fresh();
        RunningService service =
            RunningService.over(database, Map.of("DATABASE_CONNECTIONS", connections))) {
      warmUp(service);
      List<Answer> answers = AtOnce.run(TIMES, i -> post(service, "the same cup"));

      assertThat(answers).extracting(Answer::status).containsOnly(201);
      assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
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
    Answer other = post(service, "another cup");
    assertThat(post(service, "another cup").body()).isEqualTo(other.body());
    assertThat(service.owner().delete(other.header("Location")).status()).isEqualTo(204);
  }

  private static Answer post(RunningService service, String key) {
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
