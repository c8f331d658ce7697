package coffee.domain.correlation.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.caffeine.OneCompartmentModel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationInputTest {

  private static final Instant FROM = Instant.parse("2026-03-09T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-04-09T00:00:00Z");

  private static CorrelationInput input(
      Instant from, int hoursAfter, double halfLifeHours, double meaningfulBpm) {
    return new CorrelationInput(
        1,
        ZoneOffset.UTC,
        from,
        UNTIL,
        hoursAfter,
        OneCompartmentModel.forCoffee(halfLifeHours),
        meaningfulBpm,
        UNTIL);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 25})
  void rejectsInvalidResponseWindow(int hours) {
    assertThatThrownBy(() -> input(FROM, hours, 5, 2)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsInvalidMeaningfulEffect(double meaningful) {
    assertThatThrownBy(() -> input(FROM, 3, 5, meaningful))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void rejectsPeriodEndingBeforeItStarts() {
    assertThatThrownBy(() -> input(UNTIL.plusMillis(1), 3, 5, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void dosesFromReachesBackTwelveLongestHalfLives() {
    assertThat(input(FROM, 3, 5, 2).dosesFrom())
        .isEqualTo(FROM.minus(Duration.ofDays(4)).minus(Duration.ofMinutes(1)));
    assertThat(input(FROM, 3, 20, 2).dosesFrom())
        .isEqualTo(FROM.minus(Duration.ofDays(10)).minus(Duration.ofMinutes(1)));
  }

  @Test
  void dosesUntilExceedsPeriodByLongestWindow() {
    assertThat(input(FROM, 24, 5, 2).dosesUntil()).isEqualTo(UNTIL.plus(Duration.ofHours(25)));
  }
}
