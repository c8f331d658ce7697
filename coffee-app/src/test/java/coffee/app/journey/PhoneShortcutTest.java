package coffee.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import coffee.app.support.HttpTestClient;
import coffee.app.support.HttpTestClient.HttpTestResponse;
import coffee.app.support.MiddayZone;
import coffee.app.support.RunningService;
import coffee.persistence.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhoneShortcutTest {

  @Test
  void acceptsTextNumbersAndUnversionedPaths() {
    try (RunningService service =
        RunningService.over(TestDatabase.fresh(), Map.of("TZ", MiddayZone.zone()))) {
      HttpTestClient phone = service.owner();
      HttpTestResponse coffee =
          phone.post(
              "/coffee/",
              """
              {"caffeine_mg": "95", "coffee_type": "", "notes": "", "duration_minutes": "5",
               "shortcut_version": "3"}""");
      assertThat(coffee.status()).isEqualTo(201);
      assertThat(coffee.json().get("caffeine_mg").asDouble()).isEqualTo(95);
      assertThat(coffee.json().get("coffee_type").isNull()).isTrue();

      HttpTestResponse created =
          phone.post("/heartrate", "{\"bpm\": \"71.6\", \"context\": \"Resting\"}");
      assertThat(created.status()).isEqualTo(201);
      assertThat(created.json().get("bpm").asInt()).isEqualTo(72);
      assertThat(created.json().get("context").asText()).isEqualTo("resting");

      assertThat(phone.get("/coffee/today/").json().get("coffee_count").asInt()).isEqualTo(1);
      assertThat(phone.get("/heartrate/current").json().get("status").asText()).isEqualTo("normal");
      assertThat(phone.get("/heartrate/correlation").status()).isEqualTo(200);
    }
  }
}
