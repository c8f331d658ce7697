package coffee.rest.heartrate;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeartRateSummariesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private final ApiTestClient client = SERVICE.person("Europe/Berlin");

  // ---- current

  @Test
  void currentReturns404WithoutReadings() {
    ApiResponse answer = client.get("/v1/heartrate/current");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asText()).isEqualTo("no_data");
  }

  @Test
  void returnsCurrentHeartRate() {
    log("2026-03-01T11:30:00.001Z", 62, "resting");
    log("2026-03-01T10:00:00Z", 100, "active");

    assertThat(client.get("/v1/heartrate/current").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"bpm": 62, "timestamp": "2026-03-01T11:30:00.001Z", "context": "resting",
                 "status": "normal", "minutes_ago": 29, "is_recent": true}"""));
    SERVICE.clock().advance(Duration.ofMillis(1));
    assertThat(client.get("/v1/heartrate/current").json().path("is_recent").asBoolean()).isFalse();
    assertThat(client.get("/v1/heartrate/current").json().path("minutes_ago").asInt())
        .isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource({
    "49, resting, low", "50, unknown, below_average", "59, stressed, below_average",
    "60, resting, normal", "100, panic, normal", "101, post-coffee, elevated",
    "120, resting, elevated", "121, on the phone, high", "150, resting, high",
    "151, resting, very_high", "151, active, exercise", "151, exercise, exercise",
    "49, recovery, exercise", "49, sleeping, asleep"
  })
  void classifiesCurrentHeartRate(int bpm, String context, String word) {
    log("2026-03-01T11:59:00Z", bpm, context);

    assertThat(client.get("/v1/heartrate/current").json().path("status").asText()).isEqualTo(word);
  }

  // ---- statistics

  @Test
  void returnsStatisticsByContext() {
    log("2026-02-27T22:59:59Z", 200, "exercise"); // a second before the first of two days
    log("2026-02-27T23:00:00Z", 60, "resting");
    log("2026-02-28T10:00:00Z", 63, "resting");
    log("2026-03-01T10:00:00Z", 120, "Gym");

    assertThat(client.get("/v1/heartrate/stats?days=2").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"period_days": 2, "total_readings": 3,
                 "overall_stats": {"min_bpm": 60, "max_bpm": 120, "avg_bpm": 81.0,
                   "median_bpm": 63.0, "std_dev": 33.81},
                 "by_context": {
                   "resting": {"count": 2, "avg_bpm": 61.5, "min_bpm": 60, "max_bpm": 63},
                   "unknown": {"count": 1, "avg_bpm": 120.0, "min_bpm": 120, "max_bpm": 120}},
                 "health_assessment": "Half of your 2 resting readings were at or below 62 bpm, within the usual 60 to 100 bpm of adults at rest."}"""));
  }

  @Test
  void returnsEmptyStatisticsWithoutReadings() {
    assertThat(client.get("/v1/heartrate/stats").json())
        .isEqualTo(
            ApiResponse.json(
                """
                {"period_days": 30, "total_readings": 0,
                 "overall_stats": {"min_bpm": null, "max_bpm": null, "avg_bpm": null,
                   "median_bpm": null, "std_dev": null},
                 "by_context": {},
                 "health_assessment": "There are no resting readings in this period yet."}"""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"days=0", "days=366", "days=x", "day=1"})
  void refusesInvalidDays(String query) {
    assertThat(client.get("/v1/heartrate/stats?" + query).status()).isEqualTo(422);
  }

  // ---- range

  @Test
  void returnsRangeOldestFirst() {
    log("2026-03-01T09:00:00Z", 61, "resting");
    log("2026-03-01T10:00:00Z", 64, "resting");
    log("2026-03-01T11:00:00Z", 70, "resting");
    ApiResponse answer =
        client.get("/v1/heartrate/range?from=2026-03-01T09:00:00Z&to=2026-03-01T11:00:00Z");

    assertThat(answer.json().path("period"))
        .isEqualTo(
            ApiResponse.json(
                """
                {"start": "2026-03-01T09:00:00.000Z", "end": "2026-03-01T11:00:00.000Z",
                 "resolution": "raw"}"""));
    assertThat(answer.json().path("readings_count").asInt()).isEqualTo(2);
    assertThat(answer.json().path("stats"))
        .isEqualTo(
            ApiResponse.json(
                """
                {"min_bpm": 61, "max_bpm": 64, "avg_bpm": 62.5, "median_bpm": 62.5,
                 "std_dev": 2.12}"""));
    assertThat(answer.json().path("readings").findValuesAsText("bpm"))
        .isEqualTo(List.of("61", "64"));
    assertThat(answer.json().path("readings").get(0))
        .isEqualTo(client.get("/v1/heartrate?limit=1&offset=2").json().get(0));
  }

  @Test
  void defaultsToLastDayAndAcceptsLegacyNames() {
    log("2026-02-28T11:59:59Z", 61, "resting");
    log("2026-02-28T12:00:00Z", 62, "resting");
    log("2026-03-01T11:59:59Z", 63, "resting");

    assertThat(client.get("/heartrate/range").json().path("readings_count").asInt()).isEqualTo(2);
    assertThat(
            client
                .get("/heartrate/range?start=2026-02-28T12:00:01Z&end=2026-03-01T11:00:00Z")
                .json()
                .path("readings")
                .toString())
        .isEqualTo("[]");
    assertThat(
            client
                .get("/v1/heartrate/range?start=2026-02-28")
                .json()
                .path("readings_count")
                .asInt())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "1m,  '08:59 09:00 09:04 09:05 09:20 11:00'",
    "5m,  '08:59 09:00 09:05 09:20 11:00'",
    "15m, '08:59 09:00 09:15 11:00'",
    "1h,  '08:59 09:00 11:00'"
  })
  void alignsBucketsToClock(String resolution, String starts) {
    for (String time :
        List.of("08:59:30", "09:00:00", "09:04:59", "09:05:00", "09:20:00", "11:00:00")) {
      log("2026-03-01T%sZ".formatted(time), 60, "resting");
    }
    ApiResponse answer =
        client.get("/v1/heartrate/range?from=2026-03-01T08:59:00Z&resolution=" + resolution);

    List<String> found = new ArrayList<>();
    answer
        .json()
        .path("readings")
        .forEach(stretch -> found.add(stretch.path("timestamp").asText().substring(11, 16)));
    assertThat(String.join(" ", found)).isEqualTo(starts);
    assertThat(answer.json().path("readings_count").asInt()).isEqualTo(6);
  }

  @Test
  void treats23HourDayAsOneDay() {
    SERVICE.clock().set("2026-03-31T12:00:00Z");
    log("2026-03-28T12:00:00Z", 50, "resting"); // before the period, on a day that it cuts
    log("2026-03-28T22:59:59Z", 60, "resting");
    log("2026-03-28T23:00:00Z", 61, "resting"); // midnight in Berlin
    log("2026-03-29T21:59:59Z", 63, "resting"); // 23:59:59, an hour lost
    log("2026-03-29T22:00:00Z", 70, "resting");

    ApiResponse answer =
        client.get("/v1/heartrate/range?from=2026-03-28T20:00:00&to=2026-03-31&resolution=1d");

    assertThat(answer.json().path("readings"))
        .isEqualTo(
            ApiResponse.json(
                """
                [{"timestamp": "2026-03-28T19:00:00.000Z", "count": 1, "min_bpm": 60,
                  "max_bpm": 60, "avg_bpm": 60.0, "median_bpm": 60.0},
                 {"timestamp": "2026-03-28T23:00:00.000Z", "count": 2, "min_bpm": 61,
                  "max_bpm": 63, "avg_bpm": 62.0, "median_bpm": 62.0},
                 {"timestamp": "2026-03-29T22:00:00.000Z", "count": 1, "min_bpm": 70,
                  "max_bpm": 70, "avg_bpm": 70.0, "median_bpm": 70.0}]"""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "1m", "1d"})
  void pagesWithoutSplittingBuckets(String resolution) {
    for (int day = 20; day <= 26; day++) {
      log("2026-02-%02dT09:00:00Z".formatted(day), 40 + day, "resting");
    }
    ApiResponse page =
        client.get("/v1/heartrate/range?from=2026-02-20&to=&limit=3&resolution=" + resolution);
    List<String> seen = new ArrayList<>(bpm(page));
    while (page.headerIfPresent("Link").isPresent()) {
      SERVICE.clock().advance(Duration.ofHours(1)); // the end that was now stays where it was
      page = client.get(next(page));
      seen.addAll(bpm(page));
      assertThat(page.json().path("readings_count").asInt()).isEqualTo(7);
      assertThat(page.json().path("period").path("end").asText())
          .isEqualTo("2026-03-01T12:00:00.000Z");
    }

    assertThat(seen).containsExactly("60", "61", "62", "63", "64", "65", "66");
  }

  @Test
  void pagesReadingsWithEqualTimestamp() {
    for (int source = 0; source < 5; source++) {
      client.post(
          "/v1/heartrate",
          """
          {"bpm": 6%1$d, "timestamp": "2026-03-01T09:00:00Z", "source": "s%1$d"}"""
              .formatted(source));
    }
    ApiResponse first = client.get("/v1/heartrate/range?limit=3");
    ApiResponse second = client.get(next(first));

    assertThat(bpm(first)).hasSize(3);
    assertThat(bpm(second)).hasSize(2).doesNotContainAnyElementsOf(bpm(first));
    assertThat(second.headerIfPresent("Link")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "from=2026-03-01&to=2026-02-28,        to,         reversed_range",
    "start=2026-03-02,                     start,      reversed_range",
    "from=2026-03-01&start=2026-03-01,     start,      conflicting_fields",
    "resolution=2m,                        resolution, unknown_word",
    "limit=10001,                          limit,      out_of_range",
    "cursor=x,                             cursor,     invalid_cursor",
    "offset=1,                             offset,     unknown_parameter"
  })
  void refusesInvalidRange(String query, String name, String code) {
    ApiResponse answer = client.get("/v1/heartrate/range?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/query/" + name);
    assertThat(answer.json().path("errors").path(0).path("code").asText()).isEqualTo(code);
  }

  @Test
  void acceptsVeryLongPeriod() {
    log("2026-03-01T09:00:00Z", 60, "resting");

    for (String resolution : List.of("raw", "1m", "1h", "1d")) {
      JsonNode range =
          client
              .get(
                  "/v1/heartrate/range?from=0001-01-01&to=9999-12-31&limit=10000&resolution="
                      + resolution)
              .json();
      assertThat(range.path("readings")).as(resolution).hasSize(1);
    }
  }

  private void log(String timestamp, int bpm, String context) {
    client.post(
        "/v1/heartrate",
        """
        {"bpm": %d, "timestamp": "%s", "context": "%s", "source": "watch"}"""
            .formatted(bpm, timestamp, context));
  }

  /** Readings, or intervals that contain one reading each. */
  private static List<String> bpm(ApiResponse page) {
    JsonNode readings = page.json().path("readings");
    List<String> bpm = new ArrayList<>();
    readings.forEach(one -> bpm.add(one.path(one.has("bpm") ? "bpm" : "min_bpm").asText()));
    return bpm;
  }

  private static String next(ApiResponse page) {
    String link = page.header("Link");
    return link.substring(1, link.indexOf('>'));
  }
}
