package coffee.rest.heartrate;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.person.People;
import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingListAndBatchTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final String SOME =
      """
      [{"bpm": 60, "timestamp": "2026-03-01T08:00:00Z", "context": "resting"},
       {"bpm": 70, "timestamp": "2026-03-01T09:00:00Z", "context": "Gym", "source": "watch"},
       {"bpm": 80, "timestamp": "2026-03-01T09:00:00Z", "context": "active", "source": "belt"},
       {"bpm": 90, "timestamp": "2026-03-01T10:00:00Z", "context": "active", "source": "watch"}]""";

  private final ApiTestClient client = SERVICE.person();

  @ParameterizedTest
  @CsvSource({
    "limit=1000,                           '90,80,70,60'",
    "context=active,                       '90,80'",
    "context=Gym,                          70",
    "context=gym,                          ''",
    "source=watch,                         '90,70'",
    "source=manual,                        60",
    "min_bpm=70&max_bpm=80,                '80,70'",
    "from=2026-03-01T09:00:00Z,            '90,80,70'",
    "to=2026-03-01T09:00:00Z,              60",
    "limit=2&offset=1,                     '80,70'"
  })
  void listsNewestFirstAndFiltered(String query, String found) {
    client.post("/v1/heartrate/batch", SOME);

    assertThat(bpm(client.get("/v1/heartrate?" + query))).isEqualTo(found);
  }

  @Test
  void pagingIsStableDuringWrites() {
    client.post("/v1/heartrate/batch", SOME);
    ApiResponse first = client.get("/v1/heartrate?limit=2&min_bpm=1");
    client.post(
        "/v1/heartrate",
        """
        {"bpm": 100}""");
    ApiResponse second = client.get(next(first));

    assertThat(bpm(first)).isEqualTo("90,80");
    assertThat(bpm(second)).isEqualTo("70,60");
    assertThat(second.headerIfPresent("Link")).isEmpty();
  }

  @Test
  void listsAsCsv() {
    client.post(
        "/v1/heartrate",
        """
        {"bpm": 60, "context": "-1, tired"}""");
    String id = client.get("/v1/heartrate").json().path(0).path("id").asText();

    assertThat(client.get("/v1/heartrate", "Accept", "text/csv").text())
        .isEqualTo(
            "id,timestamp,bpm,context,notes,source\r\n"
                + id
                + ",2026-03-01T12:00:00.000Z,60,\"'-1, tired\",,manual\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "min_bpm=-1,   min_bpm, out_of_range",
    "max_bpm=60.5, max_bpm, not_whole",
    "source=%00,   source,  invalid_text",
    "hours=3,      hours,   unknown_parameter"
  })
  void refusesInvalidQuery(String query, String name, String code) {
    ApiResponse answer = client.get("/v1/heartrate?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/query/" + name);
    assertThat(answer.json().path("errors").path(0).path("code").asText()).isEqualTo(code);
  }

  @Test
  void batchReportsConflicts() {
    client.post("/v1/heartrate/batch", SOME);
    ApiResponse answer =
        client.post(
            "/v1/heartrate/batch",
            """
            [{"bpm": 60, "timestamp": "2026-03-01T08:00:00Z"},
             {"bpm": 61, "timestamp": "2026-03-01T08:00:00Z"},
             {"bpm": 62, "timestamp": "2026-03-01T08:00:01Z"},
             {"bpm": 10}]""");

    String stored =
        client.get("/v1/heartrate?to=2026-03-01T08:00:01Z").json().path(0).path("id").asText();
    assertThat(answer.json().path("stored").asInt()).isEqualTo(1);
    assertThat(answer.json().path("existing").asInt()).isEqualTo(1);
    assertThat(answer.json().path("refused").asInt()).isEqualTo(2);
    assertThat(answer.json().path("results").findValuesAsText("index")).hasSize(4);
    assertThat(answer.json().path("results").path(0))
        .isEqualTo(
            ApiResponse.json(
                """
            {"index": 0, "status": "existing", "id": %s, "problem": null}"""
                    .formatted(stored)));
    assertThat(answer.json().path("results").path(1))
        .isEqualTo(
            ApiResponse.json(
                """
                {"index": 1, "status": "conflict", "id": %s, "problem": {
                  "type": "/problems/reading_exists", "title": "Conflict", "status": 409,
                  "detail": "60 bpm is already logged for this time and source.",
                  "code": "reading_exists", "errors": []}}"""
                    .formatted(stored)));
    assertThat(answer.json().path("results").path(3).path("status").asText()).isEqualTo("refused");
  }

  @Test
  void atomicBatchStoresNothingOnConflict() {
    client.post("/v1/heartrate/batch", SOME);
    ApiResponse answer =
        client.post(
            "/v1/heartrate/batch?atomic=true",
            """
            [{"bpm": 62, "timestamp": "2026-03-01T08:00:01Z"},
             {"bpm": 61, "timestamp": "2026-03-01T08:00:00Z"}]""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("code").asText()).isEqualTo("batch_refused");
    assertThat(answer.json().path("errors"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"pointer": "/1", "code": "reading_exists",
                  "detail": "60 bpm is already logged for this time and source."}]"""));
    assertThat(client.get("/v1/heartrate").json()).hasSize(4);
  }

  @Test
  void batchAcceptsAtMost5000Items() {
    assertThat(client.post("/v1/heartrate/batch", batch(5_000)).json().path("stored").asInt())
        .isEqualTo(5_000);
    assertThat(client.post("/v1/heartrate/batch", batch(5_001)).status()).isEqualTo(422);
  }

  @Test
  void batchLooksUpTimeZoneOnce() {
    long before = SERVICE.outage().calls(People.class);
    client.post(
        "/v1/heartrate/batch",
        """
        [{"bpm": 60, "timestamp": "2026-03-01T08:00:00"},
         {"bpm": 61, "timestamp": "2026-03-01T08:00:01"}]""");

    assertThat(SERVICE.outage().calls(People.class) - before).isEqualTo(1);
    assertThat(client.get("/v1/heartrate").json().path(0).path("timestamp").asText())
        .isEqualTo("2026-03-01T07:00:01.000Z");
  }

  private static String batch(int size) {
    return IntStream.range(0, size)
        .mapToObj(
            i ->
                "{\"bpm\": 60, \"timestamp\": \"2026-02-01T%02d:%02d:%02dZ\"}"
                    .formatted(i / 3_600, i / 60 % 60, i % 60))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String bpm(ApiResponse page) {
    List<String> bpm = new ArrayList<>();
    page.json().forEach(reading -> bpm.add(reading.path("bpm").asText()));
    return String.join(",", bpm);
  }

  private static String next(ApiResponse page) {
    String link = page.header("Link");
    return link.substring(1, link.indexOf('>'));
  }
}
