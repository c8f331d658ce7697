package coffee.domain.heartrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartRateStatusTest {

  @ParameterizedTest
  @CsvSource({
    "49, resting, low",
    "50, resting, below_average",
    "59, resting, below_average",
    "60, resting, normal",
    "100, resting, normal",
    "101, resting, elevated",
    "120, unknown, elevated",
    "121, gardening, high",
    "150, resting, high",
    "151, resting, very_high",
    "170, exercise, exercise",
    "95, active, exercise",
    "90, recovery, exercise",
    "45, sleeping, asleep",
    "130, panic, high"
  })
  void classifiesReadingByContext(int bpm, String context, String word) {
    assertThat(HeartRateStatus.of(new HeartRate(bpm), ReadingContext.fromText(context)).word())
        .isEqualTo(word);
  }

  @ParameterizedTest
  @CsvSource({
    "Resting, resting",
    "' SLEEPING ', sleeping",
    "Post-Coffee, post-coffee",
    "Yoga, Yoga"
  })
  void parsesContextIgnoringCaseAndKeepsFreeText(String text, String label) {
    assertThat(ReadingContext.fromText(text).label()).isEqualTo(label);
  }
}
