package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.ImportClient;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Steps that a phone and a watch counted, from an export and from what an app sends. */
class StepImportsTest {

  private static final String STEPS =
      "/v1/steps?from=2026-03-09T00:00:00Z&to=2026-03-10T00:00:00Z&resolution=1h";

  private static final String EXPORT =
      """
      <HealthData>
      <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" \
      startDate="2026-03-09 08:00:00 +0100" endDate="2026-03-09 08:05:00 +0100" value="412"/>
      <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" \
      startDate="2026-03-09 08:05:00 +0100" endDate="2026-03-09 08:09:30 +0100" value="100"/>
      <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Watch" unit="count" \
      startDate="2026-03-09 08:05:00 +0100" endDate="2026-03-09 08:09:30 +0100" value="100"/>
      <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count" \
      startDate="2026-03-09 08:00:00 +0100" endDate="2026-03-09 08:05:00 +0100" value="400"/>
      <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Pedometer" unit="count" \
      startDate="2026-03-09 00:00:00 +0100" endDate="2026-03-10 00:00:00 +0100" value="9214"/>
      </HealthData>
      """;

  private final TestDatabase database = TestDatabase.fresh();
  private RunningService service;
  private HttpTestClient owner;
  private ImportClient imports;

  @BeforeEach
  void start() {
    service = RunningService.over(database);
    owner = service.owner();
    imports = new ImportClient(owner);
  }

  @AfterEach
  void stop() {
    service.close();
    database.close();
  }

  private static String counts(JsonNode job) {
    return "%d stored, %d existing, %d refused"
        .formatted(
            job.path("stored").asInt(), job.path("existing").asInt(), job.path("refused").asInt());
  }

  @Test
  void importsOnceAndUndoes() throws Exception {
    String nothing = owner.get(STEPS).body();

    JsonNode rehearsed = imports.run("?dry_run=true", EXPORT);
    assertThat(counts(rehearsed)).isEqualTo("3 stored, 1 existing, 1 refused");
    assertThat(owner.get(STEPS).body()).isEqualTo(nothing);

    JsonNode first = imports.run("", EXPORT);
    assertThat(counts(first)).isEqualTo("3 stored, 1 existing, 1 refused");
    assertThat(first.path("problems").path(0).path("code").asText()).isEqualTo("period_too_long");
    assertThat(first.path("contents").toString())
        .isEqualTo(
            "[{\"format\":\"apple_health\",\"files\":1,\"rows_read\":5,\"stored\":3,\"existing\":1,\"refused\":1}]");
    String stored = owner.get(STEPS).body();
    assertThat(stored).isNotEqualTo(nothing).contains("512");

    assertThat(counts(imports.run("", EXPORT))).isEqualTo("0 stored, 4 existing, 1 refused");
    assertThat(owner.get(STEPS).body()).isEqualTo(stored);

    JsonNode undone = owner.post("/v1/imports/" + first.path("id").asLong() + "/undo", "").json();
    assertThat(undone.path("removed").path("steps").asInt()).isEqualTo(3);
    assertThat(owner.get(STEPS).body()).isEqualTo(nothing);
  }

  @Test
  void takesWhatTheAppSends() throws IOException, InterruptedException {
    String minutes =
        """
        {"data": {"metrics": [{"name": "step_count", "units": "count", "data": [
          {"date": "2026-03-09 08:00:00 +0100", "qty": 80.4, "source": "Watch|Phone"},
          {"date": "2026-03-09 08:01:00 +0100", "qty": 91.6, "source": "Watch|Phone"}]}]}}
        """;
    JsonNode first = owner.post("/v1/ingest/health-auto-export", minutes).json();
    JsonNode again = owner.post("/v1/ingest/health-auto-export", minutes).json();
    JsonNode hours =
        owner
            .post(
                "/v1/ingest/health-auto-export",
                minutes.replace("08:01:00", "09:00:00").replace("80.4", "4000"))
            .json();

    assertThat(counts(first)).isEqualTo("2 stored, 0 existing, 0 refused");
    assertThat(counts(again)).isEqualTo("0 stored, 2 existing, 0 refused");
    assertThat(counts(hours)).isEqualTo("0 stored, 0 existing, 2 refused");
    assertThat(hours.path("problems").path(0).path("code").asText()).isEqualTo("period_too_long");
    assertThat(owner.get(STEPS).body()).contains("172");
  }
}
