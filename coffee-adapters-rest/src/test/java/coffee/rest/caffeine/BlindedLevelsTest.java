package coffee.rest.caffeine;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.rest.ApiTestClient;
import coffee.rest.ApiTestServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person is told of the caffeine in their body while a blinded experiment runs. */
class BlindedLevelsTest {

  @RegisterExtension static final ApiTestServer SERVICE = new ApiTestServer();

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate START = LocalDate.of(2026, 3, 24);
  private static final int BLOCKS = 7;
  private static final String WHAT_IF = "{\"doses\": [{\"caffeine_mg\": 80}]}";

  private final ApiTestClient ada = SERVICE.person();

  @BeforeEach
  void logACoffee() {
    String coffee = "{\"timestamp\": \"2026-02-28T07:00:00Z\", \"caffeine_mg\": 90}";
    assertThat(ada.post("/v1/coffee", coffee).status()).isEqualTo(201);
  }

  private static void set(LocalDate day, String time) {
    SERVICE.clock().set(day.atTime(LocalTime.parse(time)).atZone(BERLIN).toInstant().toString());
  }

  private long start(String design) {
    long id =
        ada.post(
                "/v1/experiments",
                """
                {"design": "%s", "dose_mg": 120, "cup_time": "10:00", "blocks": %d,
                 "start_date": "%s", "quiet": false}\
                """
                    .formatted(design, BLOCKS, START))
            .json()
            .path("id")
            .asLong();
    assertThat(ada.post("/v1/experiments/" + id + "/start", "").status()).isEqualTo(200);
    return id;
  }

  /** The values that follow from the level, now, by where they are. */
  private List<String> levels() {
    List<String> told = new ArrayList<>();
    tell(told, ada.get("/v1/caffeine/level").json(), "active_mg", "low_mg", "high_mg", "rising");
    tell(told, ada.get("/v1/caffeine/level").json(), "below_threshold_at");
    tell(
        told,
        ada.get("/v1/caffeine/bedtime").json(),
        "at_bedtime_mg",
        "low_mg",
        "high_mg",
        "ok_at_bedtime",
        "sleep_ok_at",
        "after_usual_dose_mg",
        "latest_cup");
    tell(told, ada.get("/v1/now").json(), "active_mg", "sleep_ok_at");
    tell(told, ada.get("/v1/days").json().path(0), "at_bedtime_mg");
    JsonNode whatIf = ada.post("/v1/caffeine/what-if", WHAT_IF).json();
    for (String side : List.of("without", "with")) {
      tell(
          told,
          whatIf.path(side),
          "active_mg",
          "peak_mg",
          "peak_at",
          "below_threshold_at",
          "at_bedtime_mg");
    }
    return told;
  }

  private static void tell(List<String> told, JsonNode body, String... names) {
    for (String name : names) {
      assertThat(body.has(name)).as(name).isTrue();
      if (!body.path(name).isNull()) {
        told.add(name + "=" + body.path(name));
      }
    }
  }

  private String tool(String name, String arguments) {
    return ada.post(
            "/mcp",
            """
            {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
             "params": {"name": "%s", "arguments": %s}}\
            """
                .formatted(name, arguments))
        .json()
        .at("/result/content/0/text")
        .asText();
  }

  @Test
  void hidesLevelsFromTheFirstDayToTheEnd() {
    int all = levels().size();
    long id = start("decaf_blinded");
    set(START.minusDays(1), "12:00");
    assertThat(levels()).isNotEmpty();

    for (String time : List.of("04:00", "09:59", "10:30", "23:00")) {
      set(START, time);
      assertThat(levels()).as(time).isEmpty();
    }
    set(START.plusDays(2L * BLOCKS), "03:59");
    assertThat(levels()).isEmpty();
    set(START.plusDays(2L * BLOCKS), "04:00");
    assertThat(levels()).hasSize(all);
    assertThat(ada.get("/v1/experiments/" + id).json().path("state").asText())
        .isNotEqualTo("running");
  }

  @Test
  void curveAndDaysKeepWhatWasBefore() {
    start("decaf_blinded");
    set(START.plusDays(1), "12:00");

    JsonNode points =
        ada.get("/v1/caffeine/curve?from=2026-03-23T12:00:00Z&to=2026-03-24T12:00:00Z&step=1h")
            .json()
            .path("points");
    for (JsonNode point : points) {
      boolean isBefore = point.path("at").asText().compareTo("2026-03-24T03:00:00.000Z") < 0;
      for (String name : List.of("active_mg", "low_mg", "high_mg")) {
        assertThat(point.path(name).isNumber()).isEqualTo(isBefore);
      }
    }
    JsonNode days = ada.get("/v1/days?from=2026-03-22&to=2026-03-26").json();
    assertThat(days.findValues("at_bedtime_mg"))
        .extracting(JsonNode::isNull)
        .containsExactly(true, true, false, false);
    JsonNode before = ada.get("/v1/caffeine/level?at=2026-02-28T08:00:00Z").json();
    assertThat(before.path("active_mg").asDouble()).isPositive();
  }

  @Test
  void assistantsSayThatItIsHidden() {
    start("decaf_blinded");
    set(START, "12:00");

    assertThat(tool("get_status", "{}")).contains("is hidden").doesNotContain("In the body now");
    assertThat(tool("what_if", WHAT_IF)).contains("is hidden").doesNotContain("With 80 mg more");
  }

  @Test
  void stopShowsThemAgain() {
    long id = start("decaf_blinded");
    set(START, "12:00");
    assertThat(levels()).isEmpty();
    ada.post("/v1/experiments/" + id + "/stop", "");
    assertThat(levels()).isNotEmpty();
  }

  @Test
  void otherDesignsHideNothing() {
    int all = levels().size();
    start("delay");
    set(START, "12:00");
    assertThat(levels()).hasSize(all);
  }
}
