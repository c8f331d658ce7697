package coffee.app.failure;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.ChildProcess;
import coffee.app.support.HttpCalls.Answer;
import coffee.persistence.Postgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The service is told to end while it is busy. */
class StoppedServerTest {

  @Test
  void everyRequestThatIsInTheHouseIsAnsweredBeforeItEnds() throws Exception {
    try (Postgres database = Postgres.fresh();
        ChildProcess server = ChildProcess.serving(database)) {
      Map<Integer, Integer> answered = Writes.sendAll(server.owner(), server::tellToEnd);
      server.awaitEnd();

      assertThat(answered).hasSizeBetween(Writes.BEFORE_THE_END, Writes.COUNT - 1);
      answered.values().removeIf(status -> status == 503);
      assertThat(answered.values()).containsOnly(201);
      assertThat(Writes.stored(database)).containsExactlyInAnyOrderElementsOf(answered.keySet());
      assertThat(server.lines()).noneMatch(line -> line.contains("ERROR"));
    }
  }

  @Test
  void itSaysThatItIsNotReadyAndServesOnForAWhile() throws Exception {
    try (Postgres database = Postgres.fresh();
        ChildProcess server = ChildProcess.serving(database, Map.of("SHUTDOWN_DELAY", "10m"))) {
      assertThat(server.owner().get("/health").status()).isEqualTo(200);

      server.tellToEnd();

      Answer health = server.owner().get("/health");
      while (health.status() == 200) {
        health = server.owner().get("/health");
      }
      assertThat(health.status()).isEqualTo(503);
      assertThat(health.json().get("status").asText()).isEqualTo("draining");
      assertThat(health.json().get("database").asText()).isEqualTo("ok");
      assertThat(health.header("Retry-After")).isNotEmpty();
      assertThat(server.owner().post("/v1/coffee", "{\"caffeine_mg\": 80}").status())
          .isEqualTo(201);
      assertThat(server.owner().get("/v1/coffee").json()).hasSize(1);
    }
  }
}
