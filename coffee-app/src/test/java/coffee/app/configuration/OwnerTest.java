package coffee.app.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnerTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '',                                API_KEY is not set
          fifteen-letters,                   API_KEY is shorter than 16 characters
          Change-Me-Change-Me,               API_KEY is a published example
          'sixteen letters!',                API_KEY must be visible ASCII
          käsekuchen-käsekuchen,             API_KEY must be visible ASCII
          """)
  void refusesAKeyThatOthersCouldKnow(String key, String reason) {
    assertThatThrownBy(() -> new Owner(key, "").requireKey())
        .isInstanceOf(StartupRefusal.class)
        .hasMessageStartingWith(reason)
        .hasMessageContaining("openssl rand -hex 32");
  }

  @Test
  void acceptsAKeyOfSixteenCharacters() {
    assertThat(new Owner("sixteen-letters!", "").requireKey()).isEqualTo("sixteen-letters!");
  }

  @Test
  void neverShowsTheKey() {
    assertThat(new Owner("sixteen-letters!", "UTC")).asString().isEqualTo("Owner[timeZone=UTC]");
  }

  @Test
  void livesWhereTheMachineIsUnlessToldOtherwise() {
    assertThat(new Owner("", "").zone()).isEqualTo(ZoneId.systemDefault());
    assertThat(new Owner("", ":Europe/Rome").zone()).isEqualTo(ZoneId.of("Europe/Rome"));
  }

  @Test
  void refusesAZoneThatDoesNotExist() {
    assertThatThrownBy(() -> new Owner("", "Mars/Olympus"))
        .isInstanceOf(StartupRefusal.class)
        .hasMessageStartingWith("TZ is Mars/Olympus");
  }
}
