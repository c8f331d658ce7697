package coffee.domain.correlation.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaveatTest {

  private static Caveat example(Caveat.Code code) {
    return switch (code) {
      case HALF_LIFE -> Caveat.halfLife(8);
      case SLEEP_INFERRED -> Caveat.sleepInferred(3);
      case IGNORED -> Caveat.ignored(new IgnoredFutureData(1, 2));
      default -> Caveat.of(code);
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasItsOwnSentence(Caveat.Code code) {
    String sentence = example(code).sentence();

    assertThat(sentence).endsWith(".");
    assertThat(Arrays.stream(Caveat.Code.values()).map(other -> example(other).sentence()))
        .containsOnlyOnce(sentence);
    assertThat(code.word()).matches("[a-z_]+");
  }

  @Test
  void sentencesContainTheirNumbers() {
    assertThat(example(Caveat.Code.HALF_LIFE).sentence())
        .isEqualTo("With a half-life of 8 h the verdict would be different.");
    assertThat(example(Caveat.Code.IGNORED).sentence())
        .startsWith("1 cup and 2 five-minute intervals");
    assertThat(
            Arrays.stream(Caveat.Code.values()).map(Caveat.Code::word).collect(Collectors.toList()))
        .containsExactly(
            "association",
            "same_time",
            "cup_size",
            "few_readings",
            "half_life",
            "sleep_inferred",
            "curve_raw",
            "ignored");
  }
}
