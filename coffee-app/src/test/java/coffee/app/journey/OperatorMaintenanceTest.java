package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.CommandRunner.Outcome;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperatorMaintenanceTest {

  @Test
  void showsStatisticsAndClearsCache() {
    TestDatabase database = TestDatabase.fresh();
    CommandRunner commands = new CommandRunner(database, Map.of());
    try (RunningService service = RunningService.over(database)) {
      HttpTestClient owner = service.owner();
      owner.post("/v1/coffee", "{\"caffeine_mg\": 80, \"timestamp\": \"2026-03-01T09:00:00Z\"}");
      owner.post("/v1/heartrate", "{\"bpm\": 64, \"timestamp\": \"2026-03-01T09:07:00Z\"}");

      String table = commands.run("statistics", "show").output();
      assertThat(table.lines().findFirst().orElse("")).matches("WHAT +COUNT +OLDEST +NEWEST +KIB");
      assertThat(table)
          .containsPattern("persons +1 +- +- +\\d+")
          .containsPattern("coffees +1 +2026-03-01T09:00:00Z +2026-03-01T09:00:00Z +\\d+")
          .containsPattern("heart rates +1 +2026-03-01T09:07:00Z +2026-03-01T09:07:00Z +\\d+")
          .containsPattern("bins +1 +2026-03-01T09:05:00Z +2026-03-01T09:05:00Z +\\d+");
      assertThat(task(service, "statistics-show").body()).isEqualToIgnoringNewLines(table);

      HttpTestResponse before = owner.get("/v1/heartrate/correlation");
      HttpTestResponse cleared = task(service, "cache-clear");
      assertThat(cleared.status()).isEqualTo(200);
      assertThat(cleared.body()).startsWith("The caches of answers and keys are cleared");
      assertThat(owner.get("/v1/heartrate/correlation").body()).isEqualTo(before.body());
      assertThat(service.owner().get("/metrics").body())
          .contains("analyses_total{outcome=\"refused\",} 2.0")
          .contains("analyses_total{outcome=\"cached\",} 0.0");
    }
    Outcome elsewhere = commands.run("cache", "clear");
    assertThat(elsewhere.errors()).startsWith("coffee: without Redis each service has");
  }

  private static HttpTestResponse task(RunningService service, String name) {
    return new HttpTestClient(service.adminPort(), "")
        .send("POST", "/tasks/" + name, BodyPublishers.noBody());
  }
}
