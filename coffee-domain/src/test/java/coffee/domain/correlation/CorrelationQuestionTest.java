package coffee.domain.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coffee.domain.caffeine.OneCompartment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationQuestionTest {

  private static final Instant FROM = Instant.parse("2026-03-09T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-04-09T00:00:00Z");

  private static CorrelationQuestion question(
      Instant from, int hoursAfter, double halfLifeHours, double meaningfulBpm) {
    return new CorrelationQuestion(
        1,
        ZoneOffset.UTC,
        from,
        UNTIL,
        hoursAfter,
        OneCompartment.coffee(halfLifeHours),
        meaningfulBpm,
        UNTIL);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 25})
  void windowsOfNoMeaningAreABugOfTheCaller(int hours) {
    assertThatThrownBy(() -> question(FROM, hours, 5, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void limitsOfNoMeaningAreABugOfTheCaller(double meaningful) {
    assertThatThrownBy(() -> question(FROM, 3, 5, meaningful))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void periodsThatEndBeforeTheyStartAreABugOfTheCaller() {
    assertThatThrownBy(() -> question(UNTIL.plusMillis(1), 3, 5, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void cupsMatterForTwelveOfTheLongestHalfLifeAskedAbout() {
    assertThat(question(FROM, 3, 5, 2).cupsFrom())
        .isEqualTo(FROM.minus(Duration.ofDays(4)).minus(Duration.ofMinutes(1)));
    assertThat(question(FROM, 3, 20, 2).cupsFrom())
        .isEqualTo(FROM.minus(Duration.ofDays(10)).minus(Duration.ofMinutes(1)));
  }

  @Test
  void cupsMatterUntilNoEpisodeOfThePeriodCanSeeThem() {
    assertThat(question(FROM, 24, 5, 2).cupsUntil()).isEqualTo(UNTIL.plus(Duration.ofHours(25)));
  }
}
