package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpCalls;
import coffee.app.support.HttpCalls.Answer;
import coffee.app.support.Noon;
import coffee.app.support.RunningService;
import coffee.persistence.Postgres;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoneShortcutTest {

  @Test
  void textNumbersOlderPathsAndTrailingSlashesAreUnderstood() {
    try (RunningService service =
        RunningService.over(Postgres.fresh(), Map.of("TZ", Noon.zone()))) {
      HttpCalls phone = service.owner();
      Answer coffee =
          phone.post(
              "/coffee/",
              """
              {"caffeine_mg": "95", "coffee_type": "", "notes": "", "duration_minutes": "5",
               "shortcut_version": "3"}""");
      assertThat(coffee.status()).isEqualTo(201);
      assertThat(coffee.json().get("caffeine_mg").asDouble()).isEqualTo(95);
      assertThat(coffee.json().get("coffee_type").isNull()).isTrue();

      Answer beat = phone.post("/heartrate", "{\"bpm\": \"71.6\", \"context\": \"Resting\"}");
      assertThat(beat.status()).isEqualTo(201);
      assertThat(beat.json().get("bpm").asInt()).isEqualTo(72);
      assertThat(beat.json().get("context").asText()).isEqualTo("resting");

      assertThat(phone.get("/coffee/today/").json().get("coffee_count").asInt()).isEqualTo(1);
      assertThat(phone.get("/heartrate/current").json().get("status").asText()).isEqualTo("normal");
      assertThat(phone.get("/heartrate/correlation").status()).isEqualTo(200);
    }
  }
}
