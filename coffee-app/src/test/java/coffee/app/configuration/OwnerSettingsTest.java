package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerSettingsTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                                API_KEY is not set
          fifteen-letters,                   API_KEY is shorter than 16 characters
          Change-Me-Change-Me,               API_KEY is a published example
          'sixteen letters!',                API_KEY must be printable ASCII
          käsekuchen-käsekuchen,             API_KEY must be printable ASCII
          """)
  void refusesWeakOrPublishedKeys(String key, String reason) {
    assertThatThrownBy(() -> new OwnerSettings(key, "").requireKey())
        .isInstanceOf(OperatorException.class)
        .hasMessageStartingWith(reason)
        .hasMessageContaining("openssl rand -hex 32");
  }

  @Test
  void acceptsAKeyOfSixteenCharacters() {
    assertThat(new OwnerSettings("sixteen-letters!", "").requireKey())
        .isEqualTo("sixteen-letters!");
  }

  @Test
  void toStringHidesKey() {
    assertThat(new OwnerSettings("sixteen-letters!", "UTC"))
        .asString()
        .isEqualTo("Owner[timeZone=UTC]");
  }

  @Test
  void defaultsToSystemTimeZone() {
    assertThat(new OwnerSettings("", "").zone()).isEqualTo(ZoneId.systemDefault());
    assertThat(new OwnerSettings("", ":Europe/Rome").zone()).isEqualTo(ZoneId.of("Europe/Rome"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC+3, 'Etc/GMT-3 for 3 h ahead of UTC, Etc/GMT+3 for 3 h behind it'",
    "UTC-3, 'Etc/GMT-3 for 3 h ahead of UTC, Etc/GMT+3 for 3 h behind it'",
    ":GMT+12, 'Etc/GMT-12 for 12 h ahead of UTC, Etc/GMT+12 for 12 h behind it'",
    "UT+14, Etc/GMT-14 for 14 h ahead of UTC",
    "UTC+05:30, 'name a place, such as Asia/Kolkata'",
    "UTC+18, 'name a place, such as Asia/Kolkata'"
  })
  void refusesZonesWithAmbiguousSign(String zone, String mend) {
    assertThatThrownBy(() -> new OwnerSettings("", zone))
        .isInstanceOf(OperatorException.class)
        .hasMessageStartingWith("TZ is " + zone.replace(":GMT", "GMT"))
        .hasMessageEndingWith(mend);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "GMT0", "UTC+0", "Etc/GMT-3", "EST5EDT", "Europe/Berlin"})
  void acceptsUnambiguousZones(String zone) {
    assertThat(new OwnerSettings("", zone).zone()).isEqualTo(ZoneId.of(zone));
  }

  @Test
  void refusesUnknownTimeZone() {
    assertThatThrownBy(() -> new OwnerSettings("", "Mars/Olympus"))
        .isInstanceOf(OperatorException.class)
        .hasMessageStartingWith("TZ is Mars/Olympus");
  }
}
