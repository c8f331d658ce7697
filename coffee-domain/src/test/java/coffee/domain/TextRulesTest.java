package coffee.domain;

import static coffee.domain.DomainExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import coffee.domain.DomainException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRulesTest {

  private static final int MAXIMUM = 10;

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "Zoë 😀", "a-b", "李", " x", "O'Neil", "é\u0301"})
  void acceptsVisibleNames(String name) {
    assertThat(TextRules.requireName(name, MAXIMUM, "a key")).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\rb",
        "a\tb",
        "\u001B[2J",
        "a\u0085b",
        "a\u009Bb",
        "a\u202Eb",
        "a\u2066b",
        "\u200B",
        "a\u200Db",
        "a\uFEFFb",
        "a\u00ADb",
        "a\u2028b",
        "a\u2029b",
        "a\uDB40\uDC01b",
        "--all",
        "-a",
        "-",
        "a\u0000b",
        "\uD83D"
      })
  void refusesControlCharactersAndLeadingHyphens(String name) {
    assertRefused(
        Reason.INVALID, "invalid_text", () -> TextRules.requireName(name, MAXIMUM, "a key"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00A0", "\u3000", "\u3164", "\u2800", "\u0301"})
  void refusesInvisibleNames(String name) {
    assertRefused(Reason.INVALID, "required", () -> TextRules.requireName(name, MAXIMUM, "a key"));
  }

  @Test
  void refusesLongNames() {
    assertRefused(
        Reason.INVALID, "too_long", () -> TextRules.requireName("x".repeat(11), MAXIMUM, "a key"));
  }

  @ParameterizedTest
  @CsvSource({"27, true", "8238, true", "917505, true", "32, false", "228, false"})
  void recognizesControlCharacters(int codePoint, boolean isControl) {
    assertThat(TextRules.isControl(codePoint)).isEqualTo(isControl);
  }
}
