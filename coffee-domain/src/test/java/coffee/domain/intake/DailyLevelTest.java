package coffee.domain.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyLevelTest {

  @ParameterizedTest
  @CsvSource({
    "0, none",
    "0.1, light",
    "99.9, light",
    "100, moderate",
    "199.9, moderate",
    "200, regular",
    "300, high",
    "399.9, high",
    "400, over_limit",
    "599.9, over_limit",
    "600, far_over_limit",
    "5000, far_over_limit"
  })
  void classifiesDailyTotal(double totalMg, String word) {
    assertThat(DailyLevel.of(totalMg).word()).isEqualTo(word);
  }
}
