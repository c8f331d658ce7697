package coffee.rest.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import coffee.rest.ApiResponse;
import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Experiments over HTTP: refused requests, and intakes that are missing or deleted. */
class ExperimentEdgeCasesTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate START = LocalDate.of(2026, 3, 24);
  private static final int BLOCKS = 8;

  private final ApiTestClient ada = SERVICE.person();

  private String plan(String design) {
    String terms =
        """
        {"design": "%s", "dose_mg": 120, "cup_time": "10:00", "blocks": %d, "start_date": "%s",
         "quiet": false}\
        """;
    ApiResponse planned = ada.post("/v1/experiments", terms.formatted(design, BLOCKS, START));
    assertThat(planned.status()).isEqualTo(201);
    return "/v1/experiments/" + planned.json().path("id").asLong();
  }

  private static Instant at(LocalDate date, String time) {
    return date.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant();
  }

  private static void set(LocalDate date, String time) {
    SERVICE.clock().set(at(date, time).toString());
  }

  private List<JsonNode> stateOf(String... paths) {
    List<JsonNode> state = new ArrayList<>();
    state.add(ada.get("/v1/experiments").json());
    for (String path : paths) {
      state.add(ada.get(path).json());
    }
    return state;
  }

  @Test
  void refusedRequestsChangeNothing() {
    String running = plan("delay");
    String draft = plan("day_off");
    assertThat(ada.post(running + "/start", "").status()).isEqualTo(200);
    set(START, "09:00");
    String firstDay = running + "/days/" + START;
    assertThat(ada.put(firstDay, "{\"kept\": true}").status()).isEqualTo(200);
    List<JsonNode> before = stateOf(running, draft);

    List<ApiResponse> refused =
        List.of(
            ada.post("/v1/experiments", "{\"design\": \"delay\", \"blocks\": 3}"),
            ada.post(draft + "/start", ""),
            ada.post(draft + "/stop", ""),
            ada.patch(draft, "{\"blocks\": 9, \"dose_mg\": 9000}"),
            ada.patch(running, "{\"blocks\": 9}"),
            ada.delete(running),
            ada.put(firstDay, "{\"kept\": true, \"void_reason\": \"travel\"}"),
            ada.put(firstDay, "{\"kept\": false, \"guess\": \"decaf\"}"),
            ada.put(running + "/days/" + START.plusDays(1), "{\"kept\": false}"),
            ada.put(running + "/days/" + START.minusDays(1), "{\"kept\": false}"),
            ada.put(draft + "/days/" + START, "{\"kept\": false}"));

    assertThat(refused).extracting(ApiResponse::status).containsOnly(409, 422);
    assertThat(stateOf(running, draft)).isEqualTo(before);
  }

  @Test
  void caffeineDayWithoutIntakeStaysInItsBlock() {
    String path = plan("delay");
    assertThat(ada.post(path + "/start", "").status()).isEqualTo(200);
    set(START.plusDays(2 * BLOCKS), "04:00");
    LocalDate caffeineDay = live(ada.get(path).json().path("days"));
    JsonNode complete = ada.get(path).json();
    assertThat(complete.path("state").asText()).isEqualTo("completed");
    assertThat(complete.at("/blocks/usable").asInt()).isEqualTo(BLOCKS);

    assertThat(complete.path("data_changed_after_end").asBoolean()).isFalse();

    set(caffeineDay.plusDays(3), "03:59");
    String intakes = "/v1/coffee?from=%s&to=%s".formatted(caffeineDay, caffeineDay.plusDays(1));
    long deleted = ada.get(intakes).json().path(0).path("id").asLong();
    assertThat(ada.delete("/v1/coffee/" + deleted).status()).isEqualTo(204);

    JsonNode without = ada.get(path).json();
    assertThat(without.at("/blocks/usable").asInt()).isEqualTo(BLOCKS);
    assertThat(without.at("/result/itt_bpm").asDouble())
        .isCloseTo(complete.at("/result/itt_bpm").asDouble(), within(1e-9));
    // The same difference in heart rate now comes with less caffeine.
    assertThat(without.at("/result/bpm_per_100_mg").asDouble())
        .isGreaterThan(complete.at("/result/bpm_per_100_mg").asDouble());
    assertThat(without.path("data_changed_after_end").asBoolean()).isTrue();
    assertThat(without.at("/result/caveat_details").toString())
        .contains("{\"code\":\"changed_after_end\"");
    assertThat(keptDays(without)).containsOnlyNulls();

    set(caffeineDay.plusDays(3), "04:00");
    JsonNode later = ada.get(path).json();
    assertThat(keptDays(later)).hasSize(2 * BLOCKS).containsOnlyOnce(false).doesNotContain(true);
    assertThat(later.path("result")).isEqualTo(without.path("result"));
  }

  private static List<Boolean> keptDays(JsonNode experiment) {
    List<Boolean> kept = new ArrayList<>();
    experiment
        .path("days")
        .forEach(day -> kept.add(day.path("kept").isNull() ? null : day.path("kept").asBoolean()));
    return kept;
  }

  /** Drinks as told on all days, and wears the watch. Returns a day with caffeine at 10:00. */
  private LocalDate live(JsonNode days) {
    List<String> coffees = new ArrayList<>();
    List<String> readings = new ArrayList<>();
    LocalDate caffeineDay = LocalDate.MIN;
    for (JsonNode day : days) {
      LocalDate date = LocalDate.parse(day.path("date").asText());
      boolean hasCaffeine = day.path("instruction").asText().equals("caffeine_at");
      caffeineDay = hasCaffeine ? date : caffeineDay;
      coffees.add(
          "{\"timestamp\": \"%s\", \"caffeine_mg\": 120}"
              .formatted(at(date, hasCaffeine ? "10:00" : "13:15")));
      for (int minute = 15; minute < 195; minute += 5) {
        readings.add(
            "{\"timestamp\": \"%s\", \"bpm\": %d, \"source\": \"watch\"}"
                .formatted(at(date, "10:00").plusSeconds(60L * minute), hasCaffeine ? 64 : 60));
      }
    }
    assertThat(coffees).hasSize(2 * BLOCKS);
    ada.post("/v1/coffee/batch", coffees.toString());
    ada.post("/v1/heartrate/batch", readings.toString());
    return caffeineDay;
  }
}
