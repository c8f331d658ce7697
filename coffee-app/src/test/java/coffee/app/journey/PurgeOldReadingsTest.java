package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.CommandRunner;
import coffee.app.support.GoldenPerson;
import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PurgeOldReadingsTest {

  private static final List<String> ANSWERS =
      List.of(
          GoldenPerson.QUESTION,
          "/v1/heartrate/range?start=2026-03-08&end=2026-04-07&resolution=1d",
          "/v1/days?from=2026-03-08&to=2026-04-07");

  @Test
  void purgeKeepsAnswersFromBins() throws IOException {
    try (TestDatabase database = TestDatabase.fresh();
        RunningService service = RunningService.over(database, GoldenPerson.environment())) {
      HttpTestClient owner = service.owner();
      GoldenPerson.sendTo(owner);
      List<String> before = answers(owner);
      CommandRunner commands = new CommandRunner(database, GoldenPerson.environment());
      assertThat(commands.run("purge", "readings", "--days", "7").errors())
          .isEqualTo("coffee: readings are kept for at least 30 days\n");

      Instant cut = Instant.parse("2026-03-23T00:00:00Z");
      long days = Duration.between(cut, Instant.now()).toDays();
      HttpTestResponse purge =
          new HttpTestClient(service.adminPort(), "")
              .send("POST", "/tasks/purge-readings?days=" + days, BodyPublishers.noBody());
      assertThat(purge.body()).matches("owner: [1-9]\\d{3} readings deleted.\n");

      assertThat(answers(owner)).isEqualTo(before);
      assertThat(commands.run("bins", "verify").succeeded()).isTrue();
      assertThat(owner.get("/v1/heartrate?to=2026-03-22T00:00:00Z").body()).isEqualTo("[]");
      assertThat(owner.get("/v1/heartrate?from=2026-03-25T00:00:00Z").json()).isNotEmpty();
      assertIsRefused(owner);
      assertThat(commands.run("purge", "retries").output())
          .isEqualTo("0 stored responses deleted.\n");
    }
  }

  private static void assertIsRefused(HttpTestClient owner) {
    String early = "{\"timestamp\": \"2026-03-10T09:00:00Z\", \"bpm\": 60, \"source\": \"old\"}";
    HttpTestResponse single = owner.post("/v1/heartrate", early);
    assertThat(single.status()).isEqualTo(422);
    assertThat(single.json().get("code").asText()).isEqualTo("before_retention");
    String late = "{\"timestamp\": \"2026-04-06T09:00:00Z\", \"bpm\": 60, \"source\": \"new\"}";
    JsonNode batch = owner.post("/v1/heartrate/batch", "[%s, %s]".formatted(early, late)).json();
    assertThat(batch.get("stored").asInt()).isEqualTo(1);
    assertThat(batch.get("refused").asInt()).isEqualTo(1);
    assertThat(batch.get("results").get(0).get("problem").get("code").asText())
        .isEqualTo("before_retention");
  }

  /** All but the revision, which changes with every write. */
  private static List<String> answers(HttpTestClient owner) {
    return ANSWERS.stream()
        .map(path -> owner.get(path).body().replaceAll("\"data_version\":\"[^\"]*\"", ""))
        .toList();
  }
}
