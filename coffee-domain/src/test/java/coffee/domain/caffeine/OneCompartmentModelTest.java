package coffee.domain.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** METHOD 1, with the golden numbers of G1. */
class OneCompartmentModelTest {

  private static final Offset<Double> EXACT = within(1e-12);

  private final OneCompartmentModel coffee = OneCompartmentModel.forCoffee(5);

  @Test
  void computesGoldenRatesAndPeak() {
    assertThat(coffee.eliminationPerHour()).isCloseTo(0.13862943611198905, EXACT);
    assertThat(coffee.peakHours()).isCloseTo(0.7375263206807166, EXACT);
    assertThat(coffee.peakHours() * 60).isCloseTo(44.25157924084299, EXACT);
    assertThat(100 * coffee.peakPerMg()).isCloseTo(90.28102703879912, EXACT);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0.25, 69.88065640497707",
    "0.5, 87.52140797844675",
    "1, 88.84455576311606",
    "3, 67.8567536473162",
    "5, 51.42582666915889",
    "10, 25.712913335293642",
    "24, 3.692047656304143"
  })
  void computesGoldenAmountsOfHundredMilligrams(double hours, double milligrams) {
    assertThat(100 * coffee.amountPerMg(hours)).isCloseTo(milligrams, EXACT);
  }

  @Test
  void computesAmountForEqualRates() {
    double ke = Math.log(2) / 5;
    assertThat(100 * new OneCompartmentModel(ke, 5).amountPerMg(3))
        .isCloseTo(27.438395642363268, within(1e-11));
    assertThat(100 * new OneCompartmentModel(ke * (1 + 1e-9), 5).amountPerMg(3))
        .isCloseTo(27.438395664096014, within(1e-11));
    assertThat(new OneCompartmentModel(ke, 5).peakHours()).isCloseTo(1 / ke, EXACT);
  }

  @Test
  void staysFiniteWhenAbsorptionIsSlower() {
    OneCompartmentModel slow = new OneCompartmentModel(0.05, 1.5);
    assertThat(slow.peakHours()).isBetween(1.0, 10.0);
    assertThat(slow.amountPerMg(slow.peakHours()))
        .isGreaterThan(slow.amountPerMg(slow.peakHours() * 0.9))
        .isGreaterThan(slow.amountPerMg(slow.peakHours() * 1.1));
    assertThat(slow.amountPerMg(500)).isBetween(0.0, 1e-9);
  }

  @Test
  void computesConcentrationFromBodyWeight() {
    assertThat(
            OneCompartmentModel.concentration(100 * coffee.amountPerMg(3), OptionalDouble.of(70))
                .orElseThrow())
        .isCloseTo(1.4468390969577012, EXACT);
    assertThat(OneCompartmentModel.concentration(50, OptionalDouble.empty())).isEmpty();
  }

  @Test
  void amountIsZeroBeforeFirstSip() {
    assertThat(coffee.amountPerMg(-1)).isZero();
    assertThat(coffee.amountPerMg(-1, 2)).isZero();
  }

  /** Simpson's rule over 2,000 starts, which the closed form must equal. */
  @ParameterizedTest
  @CsvSource({"5, 5", "5, 60", "1.8, 5", "0.13862943611198905, 5", "0.3, 1.5"})
  void averagesAmountOverDrinkingTime(double absorption, double halfLife) {
    OneCompartmentModel body = new OneCompartmentModel(absorption, halfLife);
    for (double over : new double[] {1 / 60.0, 0.5, 2, 12}) {
      for (double hours : new double[] {0.01, 0.4, 0.5, 1.7, 12, 13, 30}) {
        assertThat(body.amountPerMg(hours, over))
            .isCloseTo(simpson(body, hours, over), within(1e-9));
      }
    }
  }

  private static double simpson(OneCompartmentModel body, double hours, double over) {
    double end = Math.min(over, hours);
    int n = 2_000;
    double sum = body.amountPerMg(hours) + body.amountPerMg(hours - end);
    for (int i = 1; i < n; i++) {
      sum += (i % 2 == 0 ? 2 : 4) * body.amountPerMg(hours - end * i / n);
    }
    return sum * end / n / 3 / over;
  }

  @Test
  void zeroDurationEqualsInstantaneousDose() {
    assertThat(coffee.amountPerMg(2, 0)).isEqualTo(coffee.amountPerMg(2));
    assertThat(coffee.growthPerMg(2, 0)).isEqualTo(coffee.growthPerMg(2));
    assertThat(coffee.amountPerMg(2, 1 / 3_600.0)).isCloseTo(coffee.amountPerMg(2), within(1e-4));
  }

  @RepeatedTest(200)
  void growthRateIsDerivativeOfAmount(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    OneCompartmentModel body =
        new OneCompartmentModel(0.1 + 6 * random.nextDouble(), 1.5 + 20 * random.nextDouble());
    double hours = 0.01 + 20 * random.nextDouble();
    double over = random.nextBoolean() ? 0 : 0.2 + random.nextDouble();
    double step = 1e-5;
    double slope =
        (body.amountPerMg(hours + step, over) - body.amountPerMg(hours - step, over)) / (2 * step);
    assertThat(body.growthPerMg(hours, over)).isCloseTo(slope, within(1e-4));
  }

  @RepeatedTest(200)
  void longerHalfLifeLeavesMoreCaffeine(RepetitionInfo run) {
    Random random = new Random(run.getCurrentRepetition());
    double halfLife = 1.5 + 50 * random.nextDouble();
    double hours = 40 * random.nextDouble();
    double over = random.nextDouble();
    assertThat(OneCompartmentModel.forCoffee(halfLife * 1.1).amountPerMg(hours, over))
        .isGreaterThanOrEqualTo(OneCompartmentModel.forCoffee(halfLife).amountPerMg(hours, over));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void rejectsInvalidRates(double rate) {
    assertThatThrownBy(() -> new OneCompartmentModel(rate, 5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OneCompartmentModel(5, rate))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
